package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Objection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** State and journal as rows, written in the transaction of one connection. */
class SqlStateSession implements StateSession {
    private final Connection connection;
    private final Database database;
    private final JournalSchema tables;
    private final StateTable states;
    private final JournalTable journal;
    private boolean there;
    private boolean committed;

    /** Of a connection whose transaction has begun; closing the session closes it. */
    SqlStateSession(Connection connection, Database database, BlueGreenRequest request) {
        this.connection = connection;
        this.database = database;
        this.tables = new JournalSchema(database);
        this.states = new StateTable(database, request);
        this.journal = new JournalTable(database, database.dialect().folded(request.liveSchema()));
    }

    /** The connection, on which everything else is done that happens together with what is written here. */
    final Connection connection() {
        return connection;
    }

    @Override
    public Instant now() throws SQLException {
        return database.dialect().transactions().now(connection);
    }

    @Override
    public Optional<ProductState> state() throws SQLException {
        return isThere() ? states.find(connection) : Optional.empty();
    }

    @Override
    public Optional<ProductState> settledState() throws SQLException {
        return isThere() ? states.findSettled(connection) : Optional.empty();
    }

    @Override
    public ProductState stateOrNew() throws SQLException {
        tables.ensure(connection);
        there = true;
        return states.findOrCreate(connection);
    }

    @Override
    public List<ProductState> products() throws SQLException {
        return isThere() ? states.all(connection) : List.of();
    }

    @Override
    public List<JournalRow> rows(long after, long upTo) throws SQLException {
        return isThere() ? journal.rows(connection, after, upTo) : List.of();
    }

    @Override
    public List<JournalEntry> entries(long after, long upTo, int most) throws SQLException {
        return isThere() ? journal.entries(connection, after, upTo, most) : List.of();
    }

    @Override
    public List<JournalEvents.Told> told(long after, long upTo, int most, long characters) throws SQLException {
        return isThere() ? journal.told(connection, after, upTo, most, characters) : List.of();
    }

    @Override
    public boolean swap(StateChange change) throws SQLException {
        if (!states.swap(connection, change.next())) {
            return false;
        }
        if (change.appended().isPresent()) {
            journal.insert(connection, change.appended().get());
        }
        if (change.settled().isPresent()) {
            journal.settle(connection, change.settled().get());
        }
        return true;
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
        committed = true;
    }

    @Override
    public boolean outdated() throws SQLException {
        return isThere() && tables.old(connection);
    }

    @Override
    public List<Objection> upgradeObjections() throws SQLException {
        return isThere() ? tables.upgradeObjections(connection) : List.of();
    }

    @Override
    public void upgrade() throws SQLException {
        tables.upgrade(connection);
    }

    /** What was not committed is undone first: a driver may do either when it is only closed. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!committed) {
                connection.rollback();
            }
        } catch (SQLException gone) {
            if (committed) {
                throw gone;
            }
            // The connection is gone, and with it the transaction.
        }
    }

    /** Looked for until it is seen, and never read when a newer version wrote it. */
    private boolean isThere() throws SQLException {
        if (!there && tables.exist(connection)) {
            tables.check(connection);
            there = true;
        }
        return there;
    }
}
