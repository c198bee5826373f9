package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How one engine's transactions wait, fail and tell the time. */
public interface Transactions {
    /** The SQLSTATE of a serialization failure: whoever sees it tries the transaction again. */
    String TRY_AGAIN = "40001";

    /**
     * Limits how long this transaction waits for a lock, and makes names mean the same for everybody.
     *
     * @param lockWait the longest wait for one lock
     * @return statements to run first in the transaction
     */
    List<String> begin(Duration lockWait);

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
