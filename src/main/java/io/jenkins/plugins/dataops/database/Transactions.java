package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How one engine's transactions wait, fail and tell the time. */
public interface Transactions {
    /** The SQLSTATE of a serialization failure: whoever sees it tries the transaction again. */
    String TRY_AGAIN = "40001";

    /**
     * Limits how long this transaction waits for a lock, and makes names and texts mean the same for everybody,
     * whatever the role or the database has set: other time limits, isolation, formats.
     *
     * @param connection where
     * @param lockWait the longest wait for one lock
     * @throws SQLException when the database refuses
     */
    void begin(Connection connection, Duration lockWait) throws SQLException;

    /**
     * The same statements, waiting for all their locks together no longer than one wait for one lock may be: whoever
     * queues behind the first of them waits for all.
     *
     * @param statements statements that answer nothing
     * @param lockWait the longest wait in all, shortened where the engine would end others first
     * @return what to run instead
     */
    List<String> underOneWait(List<String> statements, Duration lockWait);

    /**
     * Other sessions that hold locks in a schema or in those whose names go on from its name.
     *
     * @param connection where
     * @param schema the schema that readers use
     * @param own sessions of this run, by their {@linkplain Sessions#identity identities}, which are in nobody's way
     * @return one description each, the oldest transaction first, few at most; empty where nobody waits for locks
     * @throws SQLException when the database does not say
     */
    List<String> lockHolders(Connection connection, String schema, Set<String> own) throws SQLException;

    /**
     * Other sessions that have written to a schema, or wait to write to it, and have not ended their transaction.
     *
     * @param connection where
     * @param schema its name
     * @return one description each; empty where two cannot write at once
     * @throws SQLException when the database does not say
     */
    List<String> writers(Connection connection, String schema) throws SQLException;

    /**
     * Keeps others from writing to the tables of a schema until the transaction ends; who reads is not held up, and
     * tables that this role may only read are left out. Waits longer than for readers, because nobody queues behind it:
     * a server's own maintenance gives way only after a while.
     *
     * @param connection where
     * @param schema its name
     * @return false where the engine has no such locks
     * @throws SQLException when somebody writes for longer than that
     */
    boolean holdStill(Connection connection, String schema) throws SQLException;

    /**
     * Whether a statement that creates something failed because somebody else created the same at that moment.
     *
     * @param failure what the driver said
     * @return true if looking again will find it there
     */
    boolean createdMeanwhile(SQLException failure);

    /**
     * Makes all queries of this transaction see one moment.
     *
     * @return statements to run first in the transaction
     */
    List<String> snapshot();

    /**
     * Makes a query wait for whoever is changing the row that it reads, so that it tells how that ended.
     *
     * @return what to append to the query; empty where nothing can be under way
     */
    String untilSettled();

    /**
     * Whether the same transaction may succeed when it is tried again: a lock was not to be had, a deadlock, two
     * changed the same row.
     *
     * @param failure what the driver said
     * @return true if trying again makes sense
     */
    boolean retryable(SQLException failure);

    /**
     * The database's clock.
     *
     * @param connection where
     * @return now, to the millisecond
     * @throws SQLException when the database does not say
     */
    Instant now(Connection connection) throws SQLException;
}
