package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.DriverRules;
import io.jenkins.plugins.dataops.database.Tls;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.SQLiteOpenMode;

/** The driver of SQLite, which holds the engine itself and is bundled. */
final class SqliteDriver implements DriverRules {
    /** Ours: the connection shall change nothing. */
    static final String READING = "dataops.reading";

    static final String JOURNAL_MODE = "journal_mode";

    private static final String BUSY_TIMEOUT = "busy_timeout";

    /** How long a statement waits for another process that writes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Set<String> ALLOWED = Set.of(
            BUSY_TIMEOUT,
            "cache_size",
            "case_sensitive_like",
            "foreign_keys",
            JOURNAL_MODE,
            "recursive_triggers",
            "synchronous",
            "transaction_mode");

    @Override
    public String className() {
        return ConfinedSqlite.class.getName();
    }

    @Override
    public String artifact() {
        return "org.xerial:sqlite-jdbc";
    }

    @Override
    public Optional<String> version() {
        return Optional.of("SQLite driver " + SQLiteJDBCLoader.getVersion());
    }

    @Override
    public Set<String> allowedProperties() {
        return ALLOWED;
    }

    @Override
    public void applyTls(Tls tls, Properties properties) {
        // A file has no server to protect the way to.
    }

    @Override
    public void applyPatience(Properties properties) {
        properties.putIfAbsent(BUSY_TIMEOUT, String.valueOf(PATIENCE.toMillis()));
    }

    /**
     * {@inheritDoc} Opened for reading alone, SQLite could neither finish what a killed writer has left nor clear away
     * its own files beside a file in write-ahead mode. So it is opened without making it, and the engine refuses changes.
     */
    @Override
    public void applyReadOnly(Properties properties) {
        properties.setProperty("open_mode", String.valueOf(SQLiteOpenMode.READWRITE.flag));
        properties.setProperty(READING, "true");
    }

    @Override
    public void applySafety(Properties properties) {
        properties.setProperty("enable_load_extension", "false");
    }

    @Override
    public String explain(ConnectionSettings settings, SQLException failure, Duration waited) {
        SQLiteErrorCode code = SqliteErrors.code(failure);
        if (code == SQLiteErrorCode.SQLITE_NOTADB) {
            return "the file is no SQLite database: name another file";
        }
        if (code == SQLiteErrorCode.SQLITE_CANTOPEN) {
            return "the file cannot be opened: check that its folder is there, and the permissions of both";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY) {
            return "another process writes to the SQLite file and did not end in time: wait for it and try again";
        }
        return String.valueOf(failure.getMessage());
    }
}
