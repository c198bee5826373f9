package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
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
    private final StateStore store;
    private final JournalSchema tables;
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    private volatile UnaryOperator<String> commands = UnaryOperator.identity();

    Target(Database database, BlueGreenRequest request, Progress progress) {
        this.database = database;
        this.request = request;
        this.progress = progress;
        this.store = new SqlStateStore(database, request, this::own);
        this.tables = new JournalSchema(database);
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

    /** Has the commands in sentences completed. */
    void proposing(UnaryOperator<String> completing) {
        commands = completing;
    }

    /** A sentence with its commands as they are typed. */
    String completed(String sentence) {
        return commands.apply(sentence);
    }

    /** A fresh count of attempts for one transaction. */
    Attempts attempts() {
        return new Attempts(store, database.settings().name(), request.patience(), progress);
    }

    /** Where its state and journal are kept. */
    StateStore store() {
        return store;
    }

    /** A look at its state and journal. */
    StateSession session() throws SQLException {
        return store.open(request.patience().lockWait());
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

    /** A view of the live schema. */
    ObjectName view(String object) {
        return new ObjectName(request.liveSchema(), object);
    }

    /** The product and its environment for messages. */
    String product() {
        return "'" + request.product() + "' (" + request.environment() + ")";
    }
}
