package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one engine's catalog says about schemas and what is in them. What an engine has not, it need not speak of. */
public interface Catalog {
    /**
     * The schema in which this connection finds and makes what is named without one.
     *
     * @param connection where
     * @return its name
     * @throws SQLException when the catalog cannot be read
     */
    default String currentSchema(Connection connection) throws SQLException {
        return String.valueOf(Query.list(connection, "SELECT current_schema()", row -> row.getString(1)).get(0));
    }

    /**
     * Whether a schema exists.
     *
     * @param connection where
     * @param schema its name
     * @return true if it does
     * @throws SQLException when the catalog cannot be read
     */
    boolean schemaExists(Connection connection, String schema) throws SQLException;

    /**
     * Whether a table or view exists.
     *
     * @param connection where
     * @param relation its name
     * @return true if it does
     * @throws SQLException when the catalog cannot be read
     */
    boolean relationExists(Connection connection, ObjectName relation) throws SQLException;

    /**
     * Why a schema of this name would not work in this database.
     *
     * @param connection where
     * @param schema a name, whether such a schema exists or not
     * @return one sentence with the remedy; empty when nothing speaks against the name
     * @throws SQLException when the catalog cannot be read
     */
    Optional<String> objection(Connection connection, String schema) throws SQLException;

    /**
     * The tables and views of a schema, with their columns. Partitions of a table are left out: they are its parts.
     *
     * @param connection where
     * @param schema the schema's name
     * @return sorted by name; empty when there is no such schema
     * @throws SQLException when the catalog cannot be read
     */
    List<Relation> relations(Connection connection, String schema) throws SQLException;

    /**
     * What depends directly on some tables or views of one schema.
     *
     * @param connection where
     * @param schema the schema they are in
     * @return the dependants by the name of what they need, sorted by name; what nothing depends on is left out
     * @throws SQLException when the catalog cannot be read
     */
    Map<String, List<Dependant>> dependants(Connection connection, String schema) throws SQLException;

    /**
     * What lies outside a schema and depends on something inside it: views, foreign keys, functions, publications,
     * tables whose rows are kept in a partition or child inside it.
     *
     * @param connection where
     * @param schema the schema's name
     * @param apart other schemas whose content is passed over
     * @return the dependants, sorted by name
     * @throws SQLException when the catalog cannot be read
     */
    List<Dependant> dependantsOutside(Connection connection, String schema, List<String> apart) throws SQLException;

    /**
     * Stored results that are not renewed by themselves when views of a schema are pointed elsewhere.
     *
     * @param connection where
     * @param schema the schema of the views
     * @return one each, with the statement that renews it
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> stale(Connection connection, String schema) throws SQLException {
        return List.of();
    }

    /**
     * Publications of all tables of a schema.
     *
     * @param connection where
     * @param schema the schema
     * @return one each; the remedy takes the schema out
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> publishing(Connection connection, String schema) throws SQLException {
        return List.of();
    }

    /**
     * What somebody has hung on a schema itself and would be lost with it though it is empty: publications of all its
     * tables, default privileges, rights on it, a comment.
     *
     * @param connection where
     * @param schema the schema
     * @return one each; the remedy takes it away
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> hangingOn(Connection connection, String schema) throws SQLException {
        return List.of();
    }

    /**
     * What speaks against serving readers from the tables of a schema, or cannot be known of them.
     *
     * @param connection where
     * @param schema the schema
     * @return one each
     * @throws SQLException when the catalog cannot be read
     */
    default List<Objection> doubts(Connection connection, String schema) throws SQLException {
        return List.of();
    }

    /**
     * What lies in one schema and depends on something in others.
     *
     * @param connection where
     * @param from the schema with the dependants
     * @param to the schemas that they might need
     * @return the dependants, sorted by name
     * @throws SQLException when the catalog cannot be read
     */
    List<Dependant> dependants(Connection connection, String from, List<String> to) throws SQLException;

    /**
     * Other sessions' transactions that look at the data as it was before now, and will go on to do so. What is
     * written now they never see, not even through a view that is pointed to it.
     *
     * @param connection where
     * @param own sessions of this run, by their {@linkplain Sessions#identity identities}, of which nobody has to be told
     * @return one description each; always empty where views and data age together
     * @throws SQLException when the catalog cannot be read
     */
    default List<String> oldSnapshots(Connection connection, Set<String> own) throws SQLException {
        return List.of();
    }

    /**
     * Objects that a statement left half made when it failed, so that they are there and do not do their work.
     *
     * @param connection where
     * @return the objects by name; always empty where a failed statement leaves nothing
     * @throws SQLException when the catalog cannot be read
     */
    default List<BrokenObject> brokenObjects(Connection connection) throws SQLException {
        return List.of();
    }

    /**
     * Rules about who may see which rows, that tables of one schema have and their namesakes in another lack.
     *
     * @param connection where
     * @param from the schema whose rules count
     * @param to the schema that should have them, too
     * @return one description each; always empty where the engine knows no such rules
     * @throws SQLException when the catalog cannot be read
     */
    default List<String> lostRowSecurity(Connection connection, String from, String to) throws SQLException {
        return List.of();
    }

    /**
     * Who there is, and whom this connection may act as.
     *
     * @param connection where
     * @return the roles; {@link Roles#NONE} where the engine knows none
     * @throws SQLException when the catalog cannot be read
     */
    default Roles roles(Connection connection) throws SQLException {
        return Roles.NONE;
    }

    /**
     * Who may read a view that this connection's role newly creates in a schema, without anybody granting it.
     *
     * @param connection where
     * @param schema the schema
     * @return roles, and {@code PUBLIC} for everybody
     * @throws SQLException when the catalog cannot be read
     */
    default Set<String> readersByDefault(Connection connection, String schema) throws SQLException {
        return Set.of();
    }
}
