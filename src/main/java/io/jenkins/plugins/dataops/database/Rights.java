package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * What a connection's role may and may not do, asked before anything is begun. Each answer is empty when nothing stands
 * in the way, and always where the engine knows no roles.
 */
public interface Rights {
    /** An engine that lets everybody do everything. */
    Rights ALL = new Rights() {};

    /**
     * Why this connection could change nothing at all.
     *
     * @param connection where
     * @return the objections
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> changing(Connection connection) throws SQLException {
        return List.of();
    }

    /**
     * Why a schema could not be created, or nothing in it.
     *
     * @param connection where
     * @param schema its name, whether it exists or not
     * @return the objections
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> creatingIn(Connection connection, String schema) throws SQLException {
        return List.of();
    }

    /**
     * Why a schema that is dropped could not be created again.
     *
     * @param connection where
     * @param schema its name
     * @return the objections
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> creatingAgain(Connection connection, String schema) throws SQLException {
        return List.of();
    }

    /**
     * Why tables that exist could not be read and written.
     *
     * @param connection where
     * @param schema where they lie
     * @return the objections
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> writingIn(Connection connection, String schema) throws SQLException {
        return List.of();
    }

    /**
     * Why tables that exist could not be read.
     *
     * @param connection where
     * @param schema where they lie
     * @return the objections
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> readingIn(Connection connection, String schema) throws SQLException {
        return List.of();
    }

    /**
     * Why a table could not be altered.
     *
     * @param connection where
     * @param table which one
     * @param statements what is to be run, which the remedy has its owner run
     * @return the objections
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> altering(Connection connection, ObjectName table, List<String> statements)
            throws SQLException {
        return List.of();
    }

    /**
     * Why what is in a schema could not be dropped.
     *
     * @param connection where
     * @param schema its name
     * @return the objections
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> emptying(Connection connection, String schema) throws SQLException {
        return List.of();
    }

    /**
     * Why views could not be replaced.
     *
     * @param connection where
     * @param schema where they lie
     * @param views their names; those that are not there are passed over
     * @return the objections
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> replacing(Connection connection, String schema, Collection<String> views)
            throws SQLException {
        return List.of();
    }

    /**
     * Why the owners of views could not read what their views are to be pointed to.
     *
     * @param connection where
     * @param schema where the views lie
     * @param from the schema that they shall read, in which their sources have the same names
     * @param views the views' names; those that are not there are passed over
     * @return the objections
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> reading(Connection connection, String schema, String from, Collection<String> views)
            throws SQLException {
        return List.of();
    }

    /**
     * Which owners of views need rights in a schema in which nothing is yet.
     *
     * @param connection where
     * @param schema where the views lie
     * @param from the schema that they shall read
     * @return the objections, to be heeded by who builds
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> readingLater(Connection connection, String schema, String from) throws SQLException {
        return List.of();
    }
}
