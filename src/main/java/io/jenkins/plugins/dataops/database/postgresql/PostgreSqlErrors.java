package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.ErrorPosition;
import io.jenkins.plugins.dataops.database.Errors;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's errors, which have a SQLSTATE each (PostgreSQL documentation, appendix A). */
final class PostgreSqlErrors implements Errors {
    private static final Map<String, ErrorMeaning> BY_STATE = Map.ofEntries(
            Map.entry(CANCELLED, ErrorMeaning.CANCELLED),
            Map.entry("42501", ErrorMeaning.RIGHT_MISSING),
            Map.entry("42P01", ErrorMeaning.TABLE_MISSING),
            Map.entry("3F000", ErrorMeaning.SCHEMA_MISSING),
            Map.entry("42P06", ErrorMeaning.EXISTS_ALREADY),
            Map.entry("42P07", ErrorMeaning.EXISTS_ALREADY),
            Map.entry("42710", ErrorMeaning.EXISTS_ALREADY),
            Map.entry("55P03", ErrorMeaning.LOCKED),
            Map.entry("40P01", ErrorMeaning.CONFLICT),
            Map.entry("40001", ErrorMeaning.CONFLICT),
            Map.entry("23505", ErrorMeaning.NOT_UNIQUE),
            Map.entry("23502", ErrorMeaning.EMPTY_CELL),
            Map.entry("23503", ErrorMeaning.REFERENCE_MISSING),
            Map.entry("0A000", ErrorMeaning.NOT_SUPPORTED),
            Map.entry("58P01", ErrorMeaning.SERVER_FILE_MISSING),
            Map.entry("25001", ErrorMeaning.REFUSES_TRANSACTION));

    /** What a function raises has the class P0. */
    private static final String RAISED = "P0";

    private static final Pattern COPY = Pattern.compile("^COPY .*?, line (\\d+)", Pattern.DOTALL);

    @Override
    public ErrorMeaning meaning(SQLException failure) {
        String state = state(failure);
        // Class 08 is the connection itself; 57P is the server that shuts down or has ended the session.
        return state.startsWith("08") || state.startsWith("57P")
                ? ErrorMeaning.CONNECTION_LOST
                : BY_STATE.getOrDefault(state, ErrorMeaning.OTHER);
    }

    @Override
    public ErrorPosition position(SQLException failure, String sql) {
        return failure instanceof PSQLException said && said.getServerErrorMessage() != null
                ? position(said.getServerErrorMessage(), sql)
                : ErrorPosition.UNKNOWN;
    }

    private static ErrorPosition position(ServerErrorMessage message, String sql) {
        Matcher copy = COPY.matcher(String.valueOf(message.getWhere()));
        if (copy.find() && copy.group(1).length() < 9) {
            return ErrorPosition.inCopiedRow(Integer.parseInt(copy.group(1)));
        }
        // Counted from 1, in characters, which beyond the basic plane are two of Java's.
        int position = message.getPosition();
        if (position < 1 || position > sql.codePointCount(0, sql.length())) {
            return ErrorPosition.UNKNOWN;
        }
        return ErrorPosition.at(sql.offsetByCodePoints(0, position - 1));
    }

    @Override
    public boolean raisedByAuthor(SQLException failure) {
        return state(failure).startsWith(RAISED);
    }

    private static String state(SQLException failure) {
        return failure == null || failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
