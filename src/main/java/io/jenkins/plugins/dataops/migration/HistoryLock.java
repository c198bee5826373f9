package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Sessions;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets one run at a time look at a history and change it, on a session of its own: Flyway's own lock is free between
 * two migrations, where another run with other files would slip in.
 */
final class HistoryLock implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final Sessions sessions;
    private final Connection connection;
    /** Schema and table of the history. */
    private final String history;
    private final String name;
    private final String place;
    private boolean held;

    private HistoryLock(Database database, Connection connection, String history) {
        this.sessions = database.dialect().sessions();
        this.connection = connection;
        this.history = history;
        this.name = "migration history " + history;
        this.place = "connection '" + database.settings().name() + "': ";
    }

    /**
     * Opens the session of a lock, which is not taken yet.
     *
     * @throws ToolException when the database cannot be asked
     */
    static HistoryLock of(Database database, MigrationRequest request) {
        Connection connection = database.connect();
        try {
            String schema = request.schemas().isEmpty()
                    ? database.dialect().catalog().currentSchema(connection)
                    : request.schemas().get(0);
            return new HistoryLock(database, connection, schema + "." + request.table());
        } catch (SQLException failure) {
            close(connection);
            throw new ToolException("connection '" + database.settings().name() + "': " + failure.getMessage(), failure);
        }
    }

    /** Takes the lock if it is free. */
    boolean take() {
        try {
            held = sessions.tryLock(connection, name);
            return held;
        } catch (SQLException failure) {
            throw new ToolException(place + "the lock of the history cannot be taken: " + failure.getMessage(), failure);
        }
    }

    /**
     * Waits for the lock.
     *
     * @throws ToolException when its holder does not give it back in time
     */
    void await(Duration patience, Progress progress) {
        long deadline = System.nanoTime() + patience.toNanos();
        progress.say("waiting for another run that is migrating: " + holder());
        while (!take()) {
            Stop.check();
            if (System.nanoTime() - deadline > 0) {
                throw new ToolException(place + "another run is migrating with the history table "
                        + history.substring(history.indexOf('.') + 1) + " and did not end within " + patience.toSeconds()
                        + " s: " + holder() + "; wait for it, then apply again")
                        .then(NextCommand.apply());
            }
            pause();
        }
    }

    /**
     * Whether the lock is lost that was taken: its session may have been ended by the server, by a gateway or by a person.
     *
     * @return why nothing more may be run; empty while the lock is held
     */
    Optional<Message> lost() {
        Message reason;
        try {
            if (sessions.holds(connection, name)) {
                return Optional.empty();
            }
            reason = MigrationCode.LOCK_RELEASED.of();
        } catch (SQLException gone) {
            if (Stop.requested().isPresent()) {
                return Stop.requested().map(MigrationCode.NOTHING_MORE_RUN::of);
            }
            reason = MigrationCode.LOCK_SESSION_ENDED.of(Optional.ofNullable(gone.getMessage()));
        }
        held = false;
        return Optional.of(MigrationCode.LOCK_LOST.of(history, reason));
    }

    private String holder() {
        try {
            return sessions.holder(connection, name).orElse("it has just ended");
        } catch (SQLException silent) {
            return "the database does not say who it is (" + silent.getMessage() + ")";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted while another run was migrating; nothing was done", interrupted);
        }
    }

    /** Gives the lock back; a session that is lost has lost it already. */
    @Override
    public void close() {
        try {
            if (held) {
                sessions.unlock(connection, name);
            }
        } catch (SQLException lost) {
            held = false;
        } finally {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            // It was lost before, and its session with it.
        }
    }
}
