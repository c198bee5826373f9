package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real databases for tests: a DuckDB or SQLite file in a given folder, and one real
 * PostgreSQL and one real MariaDB server for a whole run.
 */
public final class TestDatabases {
    private static final AtomicInteger COUNT = new AtomicInteger();

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
                        .with(ReachableFiles.NONE.and(folder)),
                new Drivers(List.of()));
    }

    /**
     * A SQLite file of its own.
     *
     * @param folder where the file goes
     * @return the open database
     */
    public static Database sqlite(Path folder) {
        return Database.open(
                ConnectionSettings.of("warehouse", "jdbc:sqlite:" + folder.resolve("test" + COUNT.incrementAndGet() + ".db")),
                new Drivers(List.of()));
    }

    /**
     * A fresh, empty database on the shared PostgreSQL server.
     *
     * @return the open database
     */
    public static Database postgreSql() {
        // Other JVMs have databases on the same server.
        String name = "test" + ProcessHandle.current().pid() + "000" + COUNT.incrementAndGet();
        String server = postgreSqlSettings("postgres").url();
        try (Connection connection = DriverManager.getConnection(server, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return Database.open(postgreSqlSettings(name), new Drivers(List.of()));
    }

    /**
     * A fresh, empty database on the shared MariaDB server.
     *
     * @return the open database
     */
    public static Database mariaDb() {
        String name = "test" + ProcessHandle.current().pid() + "000" + COUNT.incrementAndGet();
        try (Connection connection = Database.open(mariaDbSettings("mysql"), new Drivers(List.of())).connect()) {
            Query.run(connection, "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return Database.open(mariaDbSettings(name), new Drivers(List.of()));
    }

    /**
     * Settings for a database on the shared MariaDB server, which has no TLS.
     *
     * @param name the database's name
     * @return settings that log in as who may do everything
     */
    public static ConnectionSettings mariaDbSettings(String name) {
        return new ConnectionSettings(
                "warehouse",
                "jdbc:mariadb://127.0.0.1:" + MariaDbServer.port() + "/" + name,
                Optional.of("root"),
                Optional.empty(),
                Optional.of(new Tls(Tls.Mode.DISABLE, Optional.empty(), Optional.empty(), Optional.empty())),
                Map.of());
    }

    /**
     * For what no two JVMs may do to the shared server at the same time.
     *
     * @param what in a word
     * @return a lock; given back when it is closed
     * @throws IOException when there is no folder for it
     */
    public static FileLock alone(String what) throws IOException {
        return TestServer.channel(what).lock();
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
                "jdbc:postgresql://localhost:" + TestServer.port() + "/" + name,
                Optional.of("postgres"),
                Optional.of(new SecretValue("postgres")),
                Optional.empty(),
                Map.of());
    }
}
