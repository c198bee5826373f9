package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How one engine's views are pointed to other tables. */
public interface Views {
    /**
     * What the views of a schema are and what hangs on them.
     *
     * @param connection where
     * @param schema the schema
     * @return by the views' names; empty when there is no such schema
     * @throws SQLException when the catalog cannot be read
     */
    Map<String, ViewState> states(Connection connection, String schema) throws SQLException;

    /**
     * The rights on the views of a schema alone, which are read while readers wait.
     *
     * @param connection where
     * @param schema the schema
     * @return by the views' names; empty where the engine knows no rights
     * @throws SQLException when the catalog cannot be read
     */
    Map<String, List<Privilege>> privileges(Connection connection, String schema) throws SQLException;

    /**
     * Tells whether anything that {@link #states} reads, or what depends on it, has changed. Reading it waits for
     * nobody.
     *
     * @param connection where; what another transaction has not committed is not seen
     * @param schema the schema
     * @return a text that is another one after each change; empty where the engine itself refuses to change a view that
     *     somebody else has changed since the transaction began
     * @throws SQLException when the catalog cannot be read
     */
    String stamp(Connection connection, String schema) throws SQLException;

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
     * Why a view cannot serve its readers once it is pointed elsewhere, though it does so now.
     *
     * @param view its name
     * @param state what hangs on it
     * @return what stands against it, with the remedy; empty when nothing does
     */
    Optional<String> objection(ObjectName view, ViewState state);

    /**
     * Hangs on an existing view again what its columns lost with it, as far as replacing the view does not do it.
     *
     * @param view its name
     * @param source what it reads
     * @param lost rights on columns and comments on columns
     * @return the statements in order
     */
    List<String> restore(ObjectName view, Relation source, ViewState lost);

    /**
     * Whether a view's query is the one that a switch gives it and nobody has changed it since.
     *
     * @param view its name
     * @param state what it is
     * @param source what it should read
     * @param columns its columns in order; those that the source lacks should be NULL
     * @return true if it is
     */
    boolean plain(ObjectName view, ViewState state, Relation source, List<Column> columns);

    /**
     * Lets roles read a view.
     *
     * @param view its name
     * @param roles who may read it
     * @return the statements; none where the engine knows no roles
     */
    List<String> readable(ObjectName view, List<String> roles);
}
