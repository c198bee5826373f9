package io.jenkins.plugins.dataops.migration;

import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Where in a statement the database sees the fault.
 *
 * @param index index of the character in the statement, from 0
 * @param copyLine for rows of a COPY: the row's number, from 1
 */
record ErrorPosition(OptionalInt index, OptionalInt copyLine) {
    private static final ErrorPosition UNKNOWN = new ErrorPosition(OptionalInt.empty(), OptionalInt.empty());
    private static final Pattern COPY = Pattern.compile("^COPY .*?, line (\\d+)", Pattern.DOTALL);
    private static final Pattern CARET = Pattern.compile("LINE (\\d+): ([^\n]*)\n( *)\\^");

    /**
     * Asks the exception.
     *
     * @param failure what the driver threw, may be null
     * @param sql the statement that was sent
     * @return the position, as far as it is known
     */
    static ErrorPosition of(SQLException failure, String sql) {
        if (failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
            return postgreSql(postgres.getServerErrorMessage(), sql);
        }
        return failure == null || failure.getMessage() == null ? UNKNOWN : caret(failure.getMessage(), sql);
    }

    private static ErrorPosition postgreSql(ServerErrorMessage message, String sql) {
        Matcher copy = COPY.matcher(String.valueOf(message.getWhere()));
        if (copy.find() && copy.group(1).length() < 9) {
            return new ErrorPosition(OptionalInt.empty(), OptionalInt.of(Integer.parseInt(copy.group(1))));
        }
        // Counted from 1, in characters, which beyond the basic plane are two of Java's.
        int position = message.getPosition();
        if (position < 1 || position > sql.codePointCount(0, sql.length())) {
            return UNKNOWN;
        }
        return new ErrorPosition(OptionalInt.of(sql.offsetByCodePoints(0, position - 1)), OptionalInt.empty());
    }

    /** DuckDB prints the line with a caret below it, and cuts long lines. */
    private static ErrorPosition caret(String message, String sql) {
        Matcher caret = CARET.matcher(message);
        if (!caret.find() || caret.group(1).length() > 8) {
            return UNKNOWN;
        }
        int lineNumber = Integer.parseInt(caret.group(1));
        int lineStart = 0;
        for (int line = 1; line < lineNumber && lineStart >= 0; line++) {
            int lineFeed = sql.indexOf('\n', lineStart);
            lineStart = lineFeed < 0 ? -1 : lineFeed + 1;
        }
        int column = caret.group(3).length() - ("LINE " + lineNumber + ": ").length();
        String shown = caret.group(2);
        String kept = shown.replaceAll("^\\.\\.\\.|\\.\\.\\.$", "");
        int cut = shown.startsWith("...") ? 3 : 0;
        int found = lineStart < 0 ? -1 : sql.indexOf(kept, lineStart);
        if (found < 0 || column < cut || found + column - cut >= sql.length()) {
            return UNKNOWN;
        }
        return new ErrorPosition(OptionalInt.of(found + column - cut), OptionalInt.empty());
    }
}
