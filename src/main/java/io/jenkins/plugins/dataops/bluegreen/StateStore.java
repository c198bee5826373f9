package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Where a target keeps states and journals. */
interface StateStore {
    /** Looks at all products before something is changed that concerns them all. */
    @FunctionalInterface
    interface Guard {
        /** Refuses by throwing. */
        void check(StateSession session) throws SQLException;
    }

    /**
     * Begins a piece of work.
     *
     * @param longestWait how long it may wait for whoever is in its way
     */
    StateSession open(Duration longestWait) throws SQLException;

    /** Who is in the way of what would be changed, in words; empty when nobody is, or nobody knows. */
    List<String> inTheWay();

    /** Whether the same work may succeed when it is tried again. */
    boolean retryable(SQLException failure);

    /** Whether a stop of this process has ended the work. */
    boolean cancelled(SQLException failure);

    /** Says why the journal cannot be read. */
    ToolException unreadable(SQLException failure);

    /** Brings what an older version keeps here up to date, unless the guard refuses. */
    void bringUpToDate(Attempts attempts, Guard guard);
}
