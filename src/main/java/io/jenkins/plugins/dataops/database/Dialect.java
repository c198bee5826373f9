package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * What one database engine can do and how it is said there.
 *
 * <p>A dialect states facts; policy stays above. A new engine is a package below this one with a class a topic, and a
 * line in {@code META-INF/services}, by which {@link Dialects} finds it.
 */
public interface Dialect extends SwitchTarget {
    /**
     * The engine's name in lower case, as people write it in configuration.
     *
     * @return for example {@code postgresql}
     */
    String name();

    /**
     * Where its JDBC URLs lead.
     *
     * @return the rules of its URLs
     */
    UrlRules urls();

    /**
     * What its JDBC driver is and may be told.
     *
     * @return the rules of its driver
     */
    DriverRules driver();

    /**
     * Whether the engine runs in this process on a file of this machine: it has no server whose certificate could be
     * looked at and nobody logs in, but its SQL reaches the machine's files.
     *
     * @return false for engines that are servers
     */
    default boolean isEmbedded() {
        return false;
    }

    /**
     * Keeps the SQL of a fresh connection to the files that it may reach, if the engine runs in this process.
     *
     * @param connection a connection that nothing was run on
     * @param access what it may reach besides the database's own file
     * @throws SQLException when the engine refuses; the connection must not be used then
     */
    default void confine(Connection connection, ReachableFiles access) throws SQLException {}

    /**
     * Says of a failure what its words leave open for a person, such as what may be reached where something may not.
     *
     * @param failure what the engine said
     * @return the failure, or one with the same words and more
     */
    default SQLException explained(SQLException failure) {
        return failure;
    }

    /**
     * Whether DDL is undone by a rollback.
     *
     * @return true where a failed migration leaves nothing behind
     */
    boolean transactionalDdl();

    /**
     * Whether a statement commits by itself what its transaction has done before it, also when it fails then.
     *
     * @param statement one statement
     * @return false for all where DDL is undone by a rollback
     */
    default boolean commitsByItself(String statement) {
        return false;
    }

    /**
     * The longest identifier, in UTF-8 bytes; longer ones the engine would cut or refuse.
     *
     * @return the limit in bytes
     */
    int identifierLimit();

    /**
     * Quotes one identifier so that the engine takes it exactly as spelled.
     *
     * @param identifier any name, hostile ones included
     * @return the quoted form
     * @throws IllegalArgumentException when it is empty or holds a NUL character, which no engine can name
     */
    default String quote(String identifier) {
        if (identifier.isEmpty() || identifier.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an identifier must not be empty or hold a NUL character");
        }
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /**
     * Quotes a table's or view's name with its schema.
     *
     * @param name the name as the catalog spells it
     * @return {@code schema.name}, both quoted
     */
    default String quote(ObjectName name) {
        return quote(name.schema()) + "." + quote(name.name());
    }

    /**
     * How SQL text is cut into words, texts, names and comments in the sessions that {@link Database} opens, whatever
     * the role or the database has set.
     *
     * @return the engine's rules
     */
    Lexis lexis();

    /**
     * Writes a text so that the engine reads exactly this text, by whatever rules a session reads SQL. It can stand for
     * a value of any type.
     *
     * @param text any text, hostile ones included
     * @return the literal
     * @throws UsageException when it holds a NUL character, which no engine can take
     */
    default String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UsageException("a value must not hold a NUL character: take it out");
        }
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * What its errors mean.
     *
     * @return the engine's reader of them
     */
    Errors errors();

    /**
     * Which statements are refused within a file, because they change what is relied on for the rest of it.
     *
     * @return the engine's rules
     */
    default StatementRules statementRules() {
        return StatementRules.NONE;
    }

    /**
     * What its types hold and how they are read.
     *
     * @return the engine's types
     */
    TypeSystem types();

    /**
     * How rows are hashed where they lie.
     *
     * @param connection to the server, whose version may matter
     * @return empty where the engine cannot
     * @throws SQLException when it cannot be asked
     */
    default Optional<RowHashes> rowHashes(Connection connection) throws SQLException {
        return Optional.empty();
    }

    /**
     * The one spelling of all names that this engine takes for the same schema.
     *
     * @param identifier a name
     * @return the name itself where the engine tells upper and lower case apart, otherwise in lower case
     */
    String folded(String identifier);

    /**
     * What is in the database.
     *
     * @return the reader of its catalog
     */
    Catalog catalog();

    /**
     * What the connection's role may do.
     *
     * @return the engine's answers
     */
    default Rights rights() {
        return Rights.ALL;
    }

    /**
     * Tells Flyway what only this engine has.
     *
     * @param migrations the configuration of a run
     */
    default void configure(FluentConfiguration migrations) {
        // Most is known to Flyway's own type of the engine.
    }

    /**
     * How a row is written only if it is as expected.
     *
     * @return the engine's way
     */
    default ConditionalWrites conditionalWrites() {
        return ConditionalWrites.STANDARD;
    }

    /**
     * How sessions lock by name and end.
     *
     * @return the engine's rules
     */
    Sessions sessions();

    /**
     * Prepares a connection that was just opened, so that the server notices when this process is gone.
     *
     * @param connection the connection, in auto-commit mode
     * @throws SQLException when it is lost already
     */
    default void opened(Connection connection) throws SQLException {
        // An engine within this process ends with it.
    }

    /**
     * Sets again what SQL has undone of how a session reads SQL, be it by a reset or from within a routine. Called before
     * each statement, so that it costs nothing where nothing was undone.
     *
     * @param connection the driver's own connection
     * @throws SQLException when the server refuses
     */
    default void settle(Connection connection) throws SQLException {
        // An engine that reads texts in one way only has nothing to undo.
    }

    /**
     * Has the server itself end statements of a session that run too long, as a second line: a copy is none of the driver's
     * statements, which are cancelled from here.
     *
     * @param connection the new connection
     * @param time the longest that a statement may run; a shorter limit that is set already stays
     * @throws SQLException when the server refuses
     */
    default void limitStatements(Connection connection, Duration time) throws SQLException {
        // An engine within this process is cancelled from here.
    }

    /**
     * Whether a statement that is cancelled may answer as if it were done, with values that were cut short.
     *
     * @return false where it always fails
     */
    default boolean answersWhenCancelled() {
        return false;
    }

    /**
     * Cancels what runs on a connection, on the server. Called from another thread than the one that uses it; does
     * nothing where nothing runs.
     *
     * @param connection the driver's own connection
     * @param running the driver's own statement that runs, where it is one
     * @throws SQLException when the server cannot be told
     */
    default void cancel(Connection connection, Optional<Statement> running) throws SQLException {
        if (running.isPresent()) {
            running.get().cancel();
        }
    }

    /**
     * Loads a file of this machine into a table.
     *
     * @param connection where to
     * @param table the table, perhaps with columns, as SQL
     * @param file the file
     * @param reachable which files may be loaded
     * @param options the engine's own options of {@code COPY}, as SQL; may be empty
     * @return how many rows were loaded, -1 when the engine does not tell
     * @throws SQLException when the engine refuses the file or its content
     * @throws IOException when the file cannot be read
     */
    long load(Connection connection, String table, Path file, ReachableFiles reachable, String options)
            throws SQLException, IOException;
}
