package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One product in one database whose readers use views: where its things lie and how they are reached. */
final class ViewsTarget {
    private final Database database;
    private final BlueGreenRequest request;
    private final Progress progress;
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    ViewsTarget(Database database, BlueGreenRequest request, Progress progress) {
        this.database = database;
        this.request = request;
        this.progress = progress;
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

    /** A connection in a transaction of its own, on which the settings of role and database do not count. */
    Connection connect(Duration longestWait) throws SQLException {
        Connection connection = database.connect();
        try {
            connection.setAutoCommit(false);
            dialect().transactions().begin(connection, longestWait);
            return connection;
        } catch (SQLException | RuntimeException failure) {
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

    /** A failure of what cannot be done here. */
    ToolException failed(String what, SQLException failure) {
        return new ToolException(
                "connection '" + database.settings().name() + "': " + what + ": " + failure.getMessage(), failure);
    }

    /** A view of the live schema. */
    ObjectName view(String object) {
        return new ObjectName(request.liveSchema(), object);
    }

    /** The product and its environment for messages. */
    Message product() {
        return SwitchVerdictCode.PRODUCT_NAMED.of(request.product(), request.environment());
    }
}
