package io.jenkins.plugins.dataops.benchmarks;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL server for the time of a run, with the settings that it comes with. */
final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Server start() throws IOException {
        return new Server(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .start());
    }

    /** A new, empty database, as this program opens it. */
    Database create(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            run(connection, "DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name);
        }
        return Database.open(
                new ConnectionSettings(
                        name, postgres.getJdbcUrl("postgres", name).replaceAll("\\?.*", ""), Optional.of("postgres"),
                        Optional.empty(), Optional.empty(), Map.of()),
                new Drivers(List.of()));
    }

    /** A connection to it past this program. */
    Connection connect(String name) throws SQLException {
        return postgres.getDatabase("postgres", name).getConnection();
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
