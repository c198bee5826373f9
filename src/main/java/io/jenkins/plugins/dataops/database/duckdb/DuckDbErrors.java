package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.ErrorPosition;
import io.jenkins.plugins.dataops.database.Errors;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's errors, which have no SQLSTATE: their first words say of which kind they are. */
final class DuckDbErrors implements Errors {
    private static final Map<Pattern, ErrorMeaning> BY_WORDS = new LinkedHashMap<>();

    static {
        word("Catalog Error: (?:Table|View) with name .*? does not exist", ErrorMeaning.TABLE_MISSING);
        word("Catalog Error: (?:Schema with name .*? does not exist|.*?schema .*? does not exist)", ErrorMeaning.SCHEMA_MISSING);
        word("Catalog Error: .*? already exists", ErrorMeaning.EXISTS_ALREADY);
        word("Constraint Error: .*?(?:Duplicate key|violates (?:primary key|unique) constraint)", ErrorMeaning.NOT_UNIQUE);
        word("Constraint Error: .*?NOT NULL constraint failed", ErrorMeaning.EMPTY_CELL);
        word("Constraint Error: Violates foreign key constraint because key .*? does not exist", ErrorMeaning.REFERENCE_MISSING);
        word("TransactionContext Error: .*?[Cc]onflict", ErrorMeaning.CONFLICT);
        word("INTERRUPT Error", ErrorMeaning.CANCELLED);
        word("Not implemented Error", ErrorMeaning.NOT_SUPPORTED);
    }

    /** How its function {@code error()} is told of. */
    private static final String RAISED = "Invalid Input Error";

    private static final Pattern CARET = Pattern.compile("LINE (\\d+): ([^\n]*)\n( *)\\^");

    private static void word(String begin, ErrorMeaning meaning) {
        BY_WORDS.put(Pattern.compile(begin, Pattern.DOTALL), meaning);
    }

    @Override
    public ErrorMeaning meaning(SQLException failure) {
        if (failure != null && CANCELLED.equals(failure.getSQLState())) {
            return ErrorMeaning.CANCELLED;
        }
        String message = message(failure);
        return BY_WORDS.entrySet().stream()
                .filter(known -> known.getKey().matcher(message).lookingAt())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ErrorMeaning.OTHER);
    }

    /** The line is printed with a caret below it, and long lines are cut. */
    @Override
    public ErrorPosition position(SQLException failure, String sql) {
        Matcher caret = CARET.matcher(message(failure));
        if (!caret.find() || caret.group(1).length() > 8) {
            return ErrorPosition.UNKNOWN;
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
            return ErrorPosition.UNKNOWN;
        }
        return ErrorPosition.at(found + column - cut);
    }

    @Override
    public boolean raisedByAuthor(SQLException failure) {
        return message(failure).startsWith(RAISED);
    }

    private static String message(SQLException failure) {
        return failure == null || failure.getMessage() == null ? "" : failure.getMessage().strip();
    }
}
