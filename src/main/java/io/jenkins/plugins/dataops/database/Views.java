package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How one engine's views are pointed to other tables. */
public interface Views {
    /**
     * What hangs on a view.
     *
     * @param connection where
     * @param view the view
     * @return its owner, comments, privileges
     * @throws SQLException when the catalog can not be read
     */
    ViewState state(Connection connection, ObjectName view) throws SQLException;

    /**
     * Whether a view can be pointed elsewhere without dropping it.
     *
     * @param before the view's columns
     * @param after the columns that it shall have
     * @return true if one statement does it and keeps what hangs on the view
     */
    boolean replaceable(List<Column> before, List<Column> after);

    /**
     * Creates a view that did not exist.
     *
     * @param view its name
     * @param source what it reads, all columns in order
     * @param state what shall hang on it
     * @return the statements in order
     */
    List<String> create(ObjectName view, Relation source, ViewState state);

    /**
     * Points an existing view elsewhere in place.
     *
     * @param view its name
     * @param source what it reads
     * @param missing columns behind the source's own that the view must keep for others, as NULL
     * @param state what hangs on it
     * @return the statements in order
     */
    List<String> replace(ObjectName view, Relation source, List<Column> missing, ViewState state);

    /**
     * Drops a view, and nothing that depends on it.
     *
     * @param view its name
     * @return the statement
     */
    String drop(ObjectName view);

    /**
     * Reads nothing from many views, which shows that they can be read.
     *
     * @param views their names
     * @return the queries; each reads as many views as the engine takes in one
     */
    default List<String> probes(List<ObjectName> views) {
        List<String> probes = new ArrayList<>();
        for (int from = 0; from < views.size(); from += 100) {
            probes.add(views.subList(from, Math.min(views.size(), from + 100)).stream()
                    .map(view -> "(SELECT count(*) FROM (SELECT * FROM " + quoted(view) + " LIMIT 0) probe)")
                    .collect(Collectors.joining(", ", "SELECT ", "")));
        }
        return probes;
    }

    /**
     * A view's name as this engine quotes it.
     *
     * @param view its name
     * @return {@code schema.name}, quoted
     */
    String quoted(ObjectName view);

    /**
     * Why a view can not serve its readers once it is pointed elsewhere, though it does so now.
     *
     * @param view its name
     * @param state what hangs on it
     * @return what stands against it, with the remedy; empty when nothing does
     */
    Optional<String> objection(ObjectName view, ViewState state);

    /**
     * What can still be restored of a remembered state: not the rights of roles that are gone since.
     *
     * @param connection where
     * @param remembered what hung on a view once
     * @return the rest of it
     * @throws SQLException when the catalog can not be read
     */
    ViewState restorable(Connection connection, ViewState remembered) throws SQLException;

    /**
     * Hangs on an existing view again what its columns lost with it, as far as replacing the view does not do it.
     *
     * @param view its name
     * @param source what it reads
     * @param lost rights on columns and comments on columns
     * @return the statements in order
     */
    List<String> restore(ObjectName view, Relation source, ViewState lost);
}
