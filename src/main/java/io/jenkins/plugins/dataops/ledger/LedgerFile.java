package io.jenkins.plugins.dataops.ledger;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.SQLiteOpenMode;

/**
 * The SQLite file under a ledger: is it ours, is it whole, has it the right schema. A file that is anything else is
 * left exactly as it was.
 */
final class LedgerFile {
    /** Marks the file as ours in SQLite's header: "DOPL" in ASCII. */
    static final int APPLICATION_ID = 0x444F504C;

    static final int SCHEMA_VERSION = 1;
    private static final int BUSY_TIMEOUT_MILLIS = 30_000;
    private static final byte[] SQLITE_HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE event (
              sequence INTEGER PRIMARY KEY,
              id TEXT NOT NULL UNIQUE,
              type TEXT NOT NULL,
              product TEXT NOT NULL,
              environment TEXT NOT NULL,
              at_millis INTEGER NOT NULL,
              body TEXT NOT NULL)""",
            "CREATE INDEX event_by_product ON event (product, environment, at_millis)",
            "CREATE INDEX event_by_time ON event (at_millis, id)",
            "CREATE TABLE renamed (product TEXT PRIMARY KEY, successor TEXT NOT NULL)",
            "PRAGMA application_id = " + APPLICATION_ID,
            "PRAGMA user_version = " + SCHEMA_VERSION);

    private final Path path;
    private final boolean reading;

    /**
     * Opens a file, or creates it where it may be written.
     *
     * @param path where; missing folders are made
     * @param reading whether it is only read: then nothing is made, and the file is not changed
     * @throws UsageException when there is something else, or nothing to read
     * @throws ToolException when it cannot be read or written
     */
    LedgerFile(Path path, boolean reading) {
        this.path = path.toAbsolutePath();
        this.reading = reading;
        refuseOtherFiles();
        try (Connection connection = connect()) {
            if (number(connection, "PRAGMA application_id") != APPLICATION_ID) {
                if (reading) {
                    throw foreign("is no ledger");
                }
                create(connection);
            }
            int version = number(connection, "PRAGMA user_version");
            if (version != SCHEMA_VERSION) {
                throw new UsageException("ledger " + path + " has schema version " + version
                        + ", this version of the tool knows " + SCHEMA_VERSION + ": use a newer version of the tool");
            }
            if (!reading) {
                writeAhead(connection);
            }
        } catch (SQLException failure) {
            throw failed("opened", failure);
        }
    }

    private void refuseOtherFiles() {
        try {
            if (Files.isDirectory(path)) {
                throw new UsageException("ledger " + path + " is a folder: name a file");
            }
            if (Files.notExists(path)) {
                if (reading) {
                    throw new UsageException("there is no ledger " + path + ": name another file");
                }
                Files.createDirectories(path.getParent());
                return;
            }
            try (InputStream content = Files.newInputStream(path)) {
                byte[] header = content.readNBytes(SQLITE_HEADER.length);
                if (header.length > 0 && !Arrays.equals(header, SQLITE_HEADER)) {
                    throw foreign("is no SQLite file");
                }
            }
        } catch (IOException unreadable) {
            throw new ToolException(
                    "ledger " + path + " cannot be read: " + FileReason.of(path, unreadable)
                            + "; check the path and its permissions",
                    unreadable);
        }
    }

    private void create(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        try {
            // Another process may have been quicker between the look and the lock.
            if (number(connection, "PRAGMA application_id") != APPLICATION_ID) {
                if (number(connection, "SELECT count(*) FROM sqlite_master") > 0
                        || number(connection, "PRAGMA application_id") != 0) {
                    throw foreign("is a SQLite file of something else");
                }
                for (String statement : SCHEMA) {
                    execute(connection, statement);
                }
            }
            execute(connection, "COMMIT");
        } catch (SQLException | RuntimeException failure) {
            execute(connection, "ROLLBACK");
            throw failure;
        }
    }

    /** SQLite does not wait here by itself, because two that change the mode at once could wait for each other. */
    private static void writeAhead(Connection connection) throws SQLException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_TIMEOUT_MILLIS);
        while (true) {
            try {
                execute(connection, "PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException busy) {
                if (busy.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code || System.nanoTime() > end) {
                    throw busy;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private UsageException foreign(String why) {
        return new UsageException(
                "ledger " + path + " " + why + " and was left untouched: name another file for the ledger");
    }

    /**
     * Opens a connection of its own; several, of several processes, may be open at once.
     *
     * @return a connection in autocommit mode that waits when another one writes
     * @throws SQLException when SQLite cannot open the file
     */
    Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        if (reading) {
            // Opened as a writer that is kept from writing: a mere reader leaves SQLite's side files behind.
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        // As a URI, so that a question mark in a name is a part of the name.
        String uri = path.toUri().toString();
        source.setUrl("jdbc:sqlite:" + (uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri) + query());
        Connection connection = source.getConnection();
        try {
            execute(connection, "PRAGMA busy_timeout = " + BUSY_TIMEOUT_MILLIS);
            if (reading) {
                execute(connection, "PRAGMA query_only = 1");
            }
            // A deployment that was reported as recorded must survive a power cut.
            execute(connection, "PRAGMA synchronous = FULL");
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Where nobody can write, SQLite must be told that nobody does: it has no place to keep track of readers. */
    private String query() {
        boolean still = reading
                && !Files.isWritable(path.getParent())
                && Files.notExists(path.resolveSibling(path.getFileName() + "-wal"));
        return still ? "?immutable=1" : "";
    }

    /**
     * Says what went wrong, in words that lead on.
     *
     * @param verb what could not be done, such as "read"
     * @param failure what SQLite said
     * @return the exception to throw
     */
    ToolException failed(String verb, SQLException failure) {
        String text = String.valueOf(failure.getMessage());
        String code = text.toUpperCase(Locale.ROOT);
        String remedy = "check the path, its permissions and the free disk space";
        if (code.contains("CORRUPT") || code.contains("NOTADB") || code.contains("MALFORMED")) {
            remedy = "the file is damaged: put it aside and restore it from a backup or import an exported ledger";
        } else if (code.contains("BUSY") || code.contains("LOCKED")) {
            remedy = "another process has been writing for " + BUSY_TIMEOUT_MILLIS / 1000 + " s: try again";
        }
        return new ToolException("ledger " + path + " cannot be " + verb + ": " + text + "; " + remedy, failure);
    }

    /**
     * Runs one statement.
     *
     * @param connection where
     * @param sql the statement
     * @throws SQLException when it fails
     */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Name and version of the driver that keeps the file. */
    static String storeVersion() {
        return "SQLite driver " + SQLiteJDBCLoader.getVersion();
    }
}
