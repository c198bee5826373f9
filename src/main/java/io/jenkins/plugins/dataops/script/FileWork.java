package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.files.GitWatch;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Runs the statements of one file. */
final class FileWork {
    /**
     * A failed statement.
     *
     * @param statement which one
     * @param message what the database said
     * @param left what that leaves of the file
     */
    record Fault(ReadyStatement statement, String message, ScriptCode left) {}

    private final Database database;
    private final ReachableFiles reachable;
    private final GitWatch watch;
    private final boolean transaction;
    private long rows;
    private boolean committed;

    FileWork(Database database, ReachableFiles reachable, GitWatch watch, boolean transaction) {
        this.database = database;
        this.reachable = reachable;
        this.watch = watch;
        this.transaction = transaction;
    }

    /** How many rows were changed or loaded. */
    long rows() {
        return rows;
    }

    /** Runs them in order until one fails. */
    Optional<Fault> run(Connection connection, List<ReadyStatement> statements) throws SQLException {
        connection.setAutoCommit(!transaction);
        ReadyStatement last = new ReadyStatement(1, "", Optional.empty());
        for (ReadyStatement statement : statements) {
            last = statement;
            committed |= database.dialect().commitsByItself(statement.sql());
            try {
                run(connection, statement);
            } catch (SQLException | IOException | UsageException | StoppedException failure) {
                return Optional.of(new Fault(statement, message(failure), undo(connection)));
            }
        }
        Optional<String> repository = watch.appeared();
        if (repository.isPresent()) {
            ReadyStatement whole = new ReadyStatement(1, "", Optional.empty());
            return Optional.of(new Fault(whole, repository.get(), undo(connection)));
        }
        if (transaction) {
            try {
                connection.commit();
            } catch (SQLException failure) {
                return Optional.of(new Fault(last, message(failure), undo(connection)));
            }
        }
        return Optional.empty();
    }

    private void run(Connection connection, ReadyStatement statement) throws SQLException, IOException {
        if (statement.load().isPresent()) {
            ReadyStatement.Load load = statement.load().get();
            rows += Math.max(0, database.dialect().load(connection, load.table(), load.file(), reachable, load.options()));
            return;
        }
        try (Statement running = connection.createStatement()) {
            if (!running.execute(statement.sql())) {
                rows += Math.max(0, running.getUpdateCount());
            }
        }
    }

    private ScriptCode undo(Connection connection) {
        if (!transaction) {
            return ScriptCode.FILE_PARTLY_DONE;
        }
        try {
            connection.rollback();
            return committed ? ScriptCode.FILE_PARTLY_DONE : ScriptCode.FILE_ROLLED_BACK;
        } catch (SQLException lost) {
            // A lost connection ends the transaction on the server all the same, but nobody can tell from here.
            return ScriptCode.FILE_PARTLY_DONE;
        }
    }

    private static String message(Exception failure) {
        return failure instanceof NoSuchFileException missing
                ? "the file " + missing.getMessage() + " does not exist"
                : String.valueOf(failure.getMessage());
    }
}
