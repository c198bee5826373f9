package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How one engine's schemas are made, filled and emptied. */
public interface Schemas {
    /**
     * Creates a schema.
     *
     * @param schema its name
     * @return the statement, which changes nothing when the schema exists
     */
    String create(String schema);

    /**
     * Lets roles use a schema.
     *
     * @param schema its name
     * @param roles who may use it
     * @return the statements; none where the engine knows no roles
     */
    List<String> usable(String schema, List<String> roles);

    /**
     * Drops an empty schema.
     *
     * @param schema its name
     * @return the statement, which fails when something is in it
     */
    String drop(String schema);

    /**
     * Whether this role may give a schema another name.
     *
     * @param connection where
     * @param schema its name
     * @return false when the role lacks a right
     * @throws SQLException when the catalog cannot be read
     */
    boolean renamable(Connection connection, String schema) throws SQLException;

    /**
     * Gives an empty schema another name. Whoever knows only the old one writes nowhere from then on; rights on the
     * schema stay where the engine has such.
     *
     * @param from its name
     * @param to the name that it gets, which is free
     * @return the statements in order
     */
    List<String> renameEmpty(String from, String to);

    /**
     * Drops all that is in a schema, dependants first, and nothing outside of it.
     *
     * @param connection where
     * @param schema its name
     * @return the statements in order; each fails rather than take something outside along
     * @throws SQLException when the catalog cannot be read
     */
    List<String> empty(Connection connection, String schema) throws SQLException;

    /**
     * Creates the tables of one schema in another: columns, defaults, constraints, indexes. What they refer to in
     * the one schema they refer to in the other then.
     *
     * @param connection where
     * @param from the schema to look at
     * @param to the schema to create them in, which is empty
     * @param rows whether the rows come along, too
     * @return the statements in order
     * @throws SQLException when the catalog cannot be read
     */
    List<String> copy(Connection connection, String from, String to, boolean rows) throws SQLException;

    /**
     * Why the tables of a schema cannot be created in another.
     *
     * @param connection where
     * @param from the schema to look at
     * @return the objections, each with the object's name
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> againstCopying(Connection connection, String from) throws SQLException {
        return List.of();
    }

    /**
     * Has the engine look at a schema's tables, so that it plans its first queries well.
     *
     * @param connection where
     * @param schema its name
     * @return the statements
     * @throws SQLException when the catalog cannot be read
     */
    List<String> analyze(Connection connection, String schema) throws SQLException;
}
