package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/** Keeps the SQL of one connection to the database's own file, and this process's other connections out of its reach. */
final class SqliteConfinement {
    /** Once it is said it cannot be taken back. */
    static final String READ_ONLY = "PRAGMA query_only = ON";

    /** Settings that reach files, the engine's own tables, or the memory of the whole process. */
    private static final List<String> SETTINGS = List.of(
            "TEMP_STORE_DIRECTORY",
            "DATA_STORE_DIRECTORY",
            "LOCK_PROXY_FILE",
            "WRITABLE_SCHEMA",
            "QUERY_ONLY",
            "SOFT_HEAP_LIMIT",
            "HARD_HEAP_LIMIT");

    /** Commands of the driver, and no SQL. */
    private static final Pattern COPIES = Pattern.compile("(?:BACKUP|RESTORE).*", Pattern.DOTALL);

    /** Even what is only explained is prepared, and most settings hold from then on. */
    private static final Pattern BEFORE = Pattern.compile("^(?:[;\\s\uFEFF]|EXPLAIN\\b|QUERY PLAN\\b)+");

    private static final Pattern VACUUM = Pattern.compile("VACUUM(?: \"?MAIN\"?)? ?;?");
    private static final Pattern VACUUM_INTO = Pattern.compile("VACUUM\\b.*\\bINTO\\b.*", Pattern.DOTALL);

    private static final Pattern PATIENCE = Pattern.compile("PRAGMA\\b.*\\bBUSY_TIMEOUT\\b.*[=(].*", Pattern.DOTALL);

    private static final String KEPT = "SQL on a SQLite file reaches that file alone: it attaches and copies no other, loads no"
            + " extension, and cannot change the settings that say so";

    private static final List<String> REFUSED_BY_THE_ENGINE = List.of("too many attached databases", "(not authorized)");

    /** As the SQL standard numbers what somebody may not do. */
    private static final String NOT_ALLOWED = "42501";

    private final Connection connection;

    SqliteConfinement(Connection connection) {
        this.connection = connection;
    }

    /** Work of one statement. */
    @FunctionalInterface
    interface Running {
        /** Returns whether there are rows. */
        boolean run() throws SQLException;
    }

    /** Refuses a statement that would reach further. */
    void check(String sql) throws SQLException {
        String words = words(sql);
        boolean setting = words.startsWith("PRAGMA")
                && SETTINGS.stream().anyMatch(words::contains)
                && !words.replace(";", "").strip().equals(READ_ONLY.toUpperCase(Locale.ROOT));
        if (setting || COPIES.matcher(words).matches() || VACUUM_INTO.matcher(words).matches()) {
            throw new SQLException(KEPT, NOT_ALLOWED);
        }
    }

    /** Whether a statement sets how long is waited for another process that writes. */
    static boolean changesPatience(String sql) {
        return PATIENCE.matcher(words(sql)).matches();
    }

    /** Runs a statement. To make a file smaller the engine attaches a copy of it, which has no name. */
    boolean run(String sql, Running running) throws SQLException {
        if (!VACUUM.matcher(words(sql)).matches()) {
            return running.run();
        }
        attachable(1);
        try {
            return running.run();
        } finally {
            attachable(0);
        }
    }

    private void attachable(int databases) throws SQLException {
        connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, databases);
    }

    /** The failure, with what SQL may reach where it was kept from something. */
    static SQLException explained(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (REFUSED_BY_THE_ENGINE.stream().noneMatch(message::contains)) {
            return failure;
        }
        SQLException saying = new SQLException(message + " (" + KEPT + ")", NOT_ALLOWED, failure.getErrorCode());
        saying.setStackTrace(failure.getStackTrace());
        return saying;
    }

    /** The statement in upper case from its first word, comments and white space as one space each. */
    private static String words(String sql) {
        StringBuilder words = new StringBuilder();
        SqlLexer lexer = new SqlLexer(sql, SqliteDialect.LEXIS);
        for (int at = SqlLexer.begin(sql, SqliteDialect.LEXIS), read = 0; read < sql.length(); ) {
            boolean within = lexer.context() == Context.COMMENT;
            int length = lexer.advance(read);
            boolean space = within
                    || lexer.context() == Context.COMMENT
                    || Character.isWhitespace(sql.charAt(read));
            if (read >= at && !space) {
                words.append(sql, read, read + length);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
            read += length;
        }
        return BEFORE.matcher(words.toString().toUpperCase(Locale.ROOT)).replaceFirst("").strip();
    }
}
