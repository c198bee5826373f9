package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.ErrorPosition;
import io.jenkins.plugins.dataops.database.Errors;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite's errors: numbers for what happens to data and locks, and one number with many words for what is wrong in SQL. */
final class SqliteErrors implements Errors {
    private static final String NOT_ALLOWED = "42501";

    /** The engine's words; what is wrong stands in them, and nobody tells where. */
    private static final Pattern BLAMED = Pattern.compile(
            "(?:near \"(.+)\": syntax error|(?:no such (?:column|table|function)|ambiguous column name): (.+?)"
                    + "(?: - should this be a string literal in single-quotes\\?)?)\\)",
            Pattern.DOTALL);

    /** What stands before the engine's words; in them there may be names, which look like anything. */
    private static final String BEGIN = "[SQLITE_ERROR] SQL error or missing database (";

    private static final Pattern EXISTS = Pattern.compile("(?:table|view|index|trigger) .*already exists\\)", Pattern.DOTALL);

    @Override
    public ErrorMeaning meaning(SQLException failure) {
        if (failure == null) {
            return ErrorMeaning.OTHER;
        }
        if (CANCELLED.equals(failure.getSQLState())) {
            return ErrorMeaning.CANCELLED;
        }
        if (NOT_ALLOWED.equals(failure.getSQLState())) {
            return ErrorMeaning.RIGHT_MISSING;
        }
        return switch (code(failure)) {
            case SQLITE_INTERRUPT -> ErrorMeaning.CANCELLED;
            case SQLITE_BUSY_SNAPSHOT -> ErrorMeaning.CONFLICT;
            case SQLITE_BUSY, SQLITE_BUSY_RECOVERY, SQLITE_BUSY_TIMEOUT, SQLITE_LOCKED -> ErrorMeaning.LOCKED;
            case SQLITE_READONLY, SQLITE_READONLY_DBMOVED, SQLITE_READONLY_DIRECTORY, SQLITE_PERM, SQLITE_AUTH ->
                    ErrorMeaning.RIGHT_MISSING;
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
                    ErrorMeaning.NOT_UNIQUE;
            case SQLITE_CONSTRAINT_NOTNULL -> ErrorMeaning.EMPTY_CELL;
            case SQLITE_CONSTRAINT_FOREIGNKEY -> ErrorMeaning.REFERENCE_MISSING;
            case SQLITE_ERROR -> ofWords(message(failure));
            default -> ErrorMeaning.OTHER;
        };
    }

    private static ErrorMeaning ofWords(String message) {
        String words = message.startsWith(BEGIN) ? message.substring(BEGIN.length()) : "";
        if (words.startsWith("no such table: ")) {
            return ErrorMeaning.TABLE_MISSING;
        }
        if (words.startsWith("unknown database ")) {
            return ErrorMeaning.SCHEMA_MISSING;
        }
        if (EXISTS.matcher(words).matches()) {
            return ErrorMeaning.EXISTS_ALREADY;
        }
        return words.startsWith("no such module: ") ? ErrorMeaning.NOT_SUPPORTED : ErrorMeaning.OTHER;
    }

    /** {@inheritDoc} Known only where the word that the engine blames stands once in the statement. */
    @Override
    public ErrorPosition position(SQLException failure, String sql) {
        String message = message(failure);
        Matcher blamed = BLAMED.matcher(message);
        if (!message.startsWith(BEGIN) || !blamed.region(BEGIN.length(), message.length()).matches()) {
            return ErrorPosition.UNKNOWN;
        }
        return ErrorPosition.ofWord(blamed.group(1) == null ? blamed.group(2) : blamed.group(1), sql, SqliteDialect.LEXIS);
    }

    /** {@inheritDoc} {@code RAISE} in a trigger says what its author wrote. */
    @Override
    public boolean raisedByAuthor(SQLException failure) {
        return code(failure) == SQLiteErrorCode.SQLITE_CONSTRAINT_TRIGGER;
    }

    /** The engine's number for it. */
    static SQLiteErrorCode code(SQLException failure) {
        return own(failure).map(SQLiteException::getResultCode).orElse(SQLiteErrorCode.UNKNOWN_ERROR);
    }

    private static String message(SQLException failure) {
        return own(failure).map(SQLiteException::getMessage).orElse("");
    }

    /** What the engine said, which may be the cause of a batch's failure, or of a load's. */
    private static Optional<SQLiteException> own(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLiteException.class::isInstance)
                .map(SQLiteException.class::cast)
                .findFirst();
    }
}
