package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.Errors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConnection;

/**
 * Ends work of one connection where the engine does not: it hears nothing while it waits for another process that
 * writes, nor is there anything to interrupt between two rows of a load.
 */
final class Interruption extends BusyHandler {
    private static final long LONGEST_PAUSE = 25;

    private Duration patience;
    private long begun;
    private volatile boolean demanded;

    /** Waits as long as the driver was told to. */
    Interruption(SQLiteConnection connection) throws SQLException {
        patience = Duration.ofMillis(connection.getBusyTimeout());
        setHandler(connection, this);
    }

    /** A wait is to end with a statement's limit at the latest. */
    void limit(Duration time) {
        patience = time.compareTo(patience) < 0 ? time : patience;
    }

    /** Somebody has set in SQL how long to wait, by which the engine waits by itself again. */
    void takeOver(SQLiteConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet told = statement.executeQuery("PRAGMA busy_timeout")) {
            patience = Duration.ofMillis(told.next() ? told.getLong(1) : 0);
        }
        setHandler(connection, this);
    }

    /** A piece of work begins: what was demanded was about another one. */
    void begin() {
        demanded = false;
    }

    /** Demands the end; whoever does so does it again until it was heard. */
    void demand() {
        demanded = true;
    }

    /** Ends the work here if that was demanded. */
    void check() throws SQLException {
        if (demanded) {
            throw new SQLException("interrupted", Errors.CANCELLED);
        }
    }

    /** Whether the engine is to try again. */
    @Override
    protected int callback(int before) {
        if (before == 0) {
            begin();
            begun = System.nanoTime();
        }
        if (demanded || System.nanoTime() - begun >= patience.toNanos()) {
            return 0;
        }
        try {
            Thread.sleep(Math.min(LONGEST_PAUSE, 1 + before));
            return 1;
        } catch (InterruptedException aborted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
