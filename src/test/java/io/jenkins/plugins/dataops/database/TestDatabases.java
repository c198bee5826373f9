package io.jenkins.plugins.dataops.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Real databases for tests: a DuckDB file in a given folder, and one real PostgreSQL server for the whole JVM. */
public final class TestDatabases {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres server;

    private TestDatabases() {}

    /**
     * A DuckDB file of its own.
     *
     * @param folder where the file goes
     * @return the open database
     */
    public static Database duckDb(Path folder) {
        return Database.open(
                ConnectionSettings.of(
                                "warehouse",
                                "jdbc:duckdb:" + folder.resolve("test" + COUNT.incrementAndGet() + ".duckdb"))
                        .with(FileAccess.NONE.and(folder)),
                new Drivers(List.of()));
    }

    /**
     * A fresh, empty database on the shared PostgreSQL server.
     *
     * @return the open database
     */
    public static Database postgreSql() {
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return Database.open(postgreSqlSettings(name), new Drivers(List.of()));
    }

    /**
     * Settings for a database on the shared server.
     *
     * @param name the database's name
     * @return settings that log in as the superuser
     */
    public static ConnectionSettings postgreSqlSettings(String name) {
        return new ConnectionSettings(
                "warehouse",
                "jdbc:postgresql://localhost:" + server().getPort() + "/" + name,
                Optional.of("postgres"),
                Optional.of(new Secret("postgres")),
                Optional.empty(),
                Map.of());
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder().start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(TestDatabases::stop));
        }
        return server;
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException leftover) {
            System.err.println("the test server did not stop: " + leftover.getMessage());
        }
    }
}
