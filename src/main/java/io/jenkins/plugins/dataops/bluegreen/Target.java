package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Transactions;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** One product in one database: where its things lie and how they are reached. */
final class Target {
    private final Database database;
    private final BlueGreenRequest request;
    private final Progress progress;
    private final JournalSchema tables;
    private final StateTable states;
    private final JournalTable journal;
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    private volatile UnaryOperator<String> commands = UnaryOperator.identity();

    Target(Database database, BlueGreenRequest request, Progress progress) {
        this.database = database;
        this.request = request;
        this.progress = progress;
        this.tables = new JournalSchema(database);
        this.states = new StateTable(database, request);
        this.journal = new JournalTable(database, database.dialect().folded(request.liveSchema()));
    }

    Database database() {
        return database;
    }

    Dialect dialect() {
        return database.dialect();
    }

    Catalog catalog() {
        return database.dialect().catalog();
    }

    BlueGreenRequest request() {
        return request;
    }

    Progress progress() {
        return progress;
    }

    JournalSchema tables() {
        return tables;
    }

    StateTable states() {
        return states;
    }

    JournalTable journal() {
        return journal;
    }

    /** Has the commands in sentences completed. */
    void proposing(UnaryOperator<String> completing) {
        commands = completing;
    }

    /** A sentence with its commands as they are typed. */
    String completed(String sentence) {
        return commands.apply(sentence);
    }

    /** A fresh count of attempts for one transaction. */
    RetryingTransaction attempts() {
        return new RetryingTransaction(database, request.liveSchema(), request.patience(), progress, this::own);
    }

    /** A connection in a transaction of its own, on which the settings of role and database do not count. */
    Connection reading() throws SQLException {
        Connection connection = database.connect();
        try {
            connection.setAutoCommit(false);
            dialect().transactions().begin(connection, request.patience().lockWait());
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Says that a session belongs to this run, so that nobody is warned of it. */
    void own(Connection connection) throws SQLException {
        dialect().sessions().identity(connection).ifPresent(own::add);
    }

    /** The sessions of this run that keep something while others work. */
    Set<String> own() {
        return Set.copyOf(own);
    }

    /** The database's clock. */
    Instant now(Connection connection) throws SQLException {
        return dialect().transactions().now(connection);
    }

    /** Writes a state, or has the transaction tried again when somebody else was faster. */
    void save(Connection connection, ProductState state) throws SQLException {
        if (!states.save(connection, state)) {
            throw new SQLException("somebody else changed the product's state at the same time", Transactions.TRY_AGAIN);
        }
    }

    /** A view of the live schema. */
    ObjectName view(String object) {
        return new ObjectName(request.liveSchema(), object);
    }

    /** The product and its environment for messages. */
    String product() {
        return "'" + request.product() + "' (" + request.environment() + ")";
    }
}
