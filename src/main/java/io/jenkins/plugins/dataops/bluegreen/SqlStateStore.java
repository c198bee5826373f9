package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Transactions;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** States and journals in tables of an engine that has transactions. */
final class SqlStateStore implements StateStore {
    private final Database database;
    private final BlueGreenRequest request;
    private final Supplier<Set<String>> own;
    private final JournalSchema tables;

    /** Of one product; the sessions of this run itself are in nobody's way. */
    SqlStateStore(Database database, BlueGreenRequest request, Supplier<Set<String>> own) {
        this.database = database;
        this.request = request;
        this.own = own;
        this.tables = new JournalSchema(database);
    }

    @Override
    public SqlStateSession open(Duration longestWait) throws SQLException {
        Connection connection = database.connect();
        try {
            connection.setAutoCommit(false);
            transactions().begin(connection, longestWait);
            return new SqlStateSession(connection, database, request);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public List<String> inTheWay() {
        try (Connection connection = database.connect()) {
            return transactions().lockHolders(connection, request.liveSchema(), own.get());
        } catch (SQLException | ToolException unknown) {
            return List.of();
        }
    }

    @Override
    public boolean retryable(SQLException failure) {
        return transactions().retryable(failure) || database.dialect().errors().connectionLost(failure);
    }

    @Override
    public boolean cancelled(SQLException failure) {
        return database.dialect().errors().meaning(failure) == ErrorMeaning.CANCELLED;
    }

    /** Where rights are missing it says which. */
    @Override
    public ToolException unreadable(SQLException failure) {
        String why = failure.getMessage();
        try (SqlStateSession session = open(request.patience().lockWait())) {
            List<Objection> missing =
                    database.dialect().rights().readingIn(session.connection(), JournalSchema.SCHEMA);
            why = missing.isEmpty() ? why : Objection.problems(missing) + ": " + Objection.remedies(missing);
        } catch (SQLException | ToolException again) {
            failure.addSuppressed(again);
        }
        return new ToolException(
                "connection '" + database.settings().name() + "': the switch journal cannot be read: " + why, failure);
    }

    @Override
    public void bringUpToDate(Attempts attempts, Guard guard) {
        try (SqlStateSession session = open(request.patience().lockWait())) {
            if (!tables.exist(session.connection())) {
                return;
            }
            tables.check(session.connection());
            if (!tables.old(session.connection())) {
                return;
            }
            List<Objection> objections = tables.upgradeObjections(session.connection());
            if (!objections.isEmpty()) {
                throw new RefusedException(
                        "Refused: " + Objection.problems(objections) + ".",
                        Preflight.sentence(Objection.remedies(objections)));
            }
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
        attempts.run(
                "bringing the switch journal up to date",
                (session, locks) -> {
                    guard.check(session);
                    tables.upgrade(connection(session));
                    // Nobody can take a product any more until this is committed.
                    guard.check(session);
                    return true;
                },
                session -> tables.old(connection(session)) ? Optional.empty() : Optional.of(true));
    }

    /** The connection of a session that such a store has opened. */
    static Connection connection(StateSession session) {
        return ((SqlStateSession) session).connection();
    }

    private Transactions transactions() {
        return database.dialect().transactions();
    }
}
