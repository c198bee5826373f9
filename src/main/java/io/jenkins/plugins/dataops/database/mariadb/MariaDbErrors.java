package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.ErrorPosition;
import io.jenkins.plugins.dataops.database.Errors;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MariaDB's errors, which have a number each; one SQLSTATE stands for many. */
final class MariaDbErrors implements Errors {
    private static final String RAISED = "45";
    private static final int SIGNAL = 1644;

    /** The rest of the statement from the fault on, as far as the server repeats it. */
    private static final Pattern NEAR = Pattern.compile("right syntax to use near '(.*)' at line \\d+", Pattern.DOTALL);

    private static final Pattern BLAMED = Pattern.compile(
            "(?:Unknown column '(?:[^']*\\.)?([^'.]+)'|Table '(?:[^']*\\.)?([^'.]+)' doesn't exist"
                    + "|FUNCTION (?:\\S*\\.)?(\\S+) does not exist|Unknown database '([^']+)')");

    @Override
    public ErrorMeaning meaning(SQLException failure) {
        if (failure == null) {
            return ErrorMeaning.OTHER;
        }
        return switch (failure.getErrorCode()) {
            case 1317, 1969 -> ErrorMeaning.CANCELLED;
            case 1044, 1045, 1142, 1143, 1227, 1290, 1370, 1792 -> ErrorMeaning.RIGHT_MISSING;
            case 1051, 1109, 1146 -> ErrorMeaning.TABLE_MISSING;
            case 1049 -> ErrorMeaning.SCHEMA_MISSING;
            case 1007, 1050, 1061, 1304, 1359, 1537, 1826 -> ErrorMeaning.EXISTS_ALREADY;
            case 1205 -> ErrorMeaning.LOCKED;
            case 1020, 1213 -> ErrorMeaning.CONFLICT;
            case 1062, 1169, 1586 -> ErrorMeaning.NOT_UNIQUE;
            case 1048, 1263, 1364 -> ErrorMeaning.EMPTY_CELL;
            case 1216, 1452 -> ErrorMeaning.REFERENCE_MISSING;
            case 1235, 1289, 1286 -> ErrorMeaning.NOT_SUPPORTED;
            case 2, 13, 29 -> ErrorMeaning.SERVER_FILE_MISSING;
            case 1053, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013 -> ErrorMeaning.CONNECTION_LOST;
            default -> byState(String.valueOf(failure.getSQLState()));
        };
    }

    private static ErrorMeaning byState(String state) {
        if (state.equals(CANCELLED)) {
            return ErrorMeaning.CANCELLED;
        }
        return state.startsWith("08") ? ErrorMeaning.CONNECTION_LOST : ErrorMeaning.OTHER;
    }

    /** {@inheritDoc} The server repeats what stands there, up to eighty characters of it, or names a word. */
    @Override
    public ErrorPosition position(SQLException failure, String sql) {
        String message = failure == null ? "" : String.valueOf(failure.getMessage());
        Matcher near = NEAR.matcher(message);
        if (near.find()) {
            return rest(near.group(1), sql);
        }
        Matcher blamed = BLAMED.matcher(message);
        for (int i = 1; blamed.find(0) && i <= blamed.groupCount(); i++) {
            if (blamed.group(i) != null) {
                return ErrorPosition.ofWord(blamed.group(i), sql, MariaDbDialect.LEXIS);
            }
        }
        return ErrorPosition.UNKNOWN;
    }

    private static ErrorPosition rest(String rest, String sql) {
        int end = sql.stripTrailing().length();
        if (rest.isBlank()) {
            return end == 0 ? ErrorPosition.UNKNOWN : ErrorPosition.at(end - 1);
        }
        int last = sql.lastIndexOf(rest);
        boolean clear = last >= 0 && (last + rest.length() >= end || last == sql.indexOf(rest));
        return clear ? ErrorPosition.at(last) : ErrorPosition.UNKNOWN;
    }

    /** {@inheritDoc} {@code SIGNAL} says what its author wrote. */
    @Override
    public boolean raisedByAuthor(SQLException failure) {
        return failure.getErrorCode() == SIGNAL || String.valueOf(failure.getSQLState()).startsWith(RAISED);
    }
}
