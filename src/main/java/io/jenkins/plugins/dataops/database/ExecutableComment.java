package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.database.Lexis.Rule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments in which some servers find code: {@code /*! ... }{@literal *}{@code /}, behind whose mark a version may stand
 * from which on it runs.
 */
public final class ExecutableComment {
    private static final Pattern BEGIN = Pattern.compile("/\\*(M?!)(\\d{5,6})?");

    /** From here on versions are those of another server, whose code is not for this one. */
    private static final int FOREIGN_FROM = 50_700;

    private static final int FOREIGN_UNTIL = 99_999;

    private ExecutableComment() {}

    /** How long the mark behind the comment's first two characters is; 0 where it is a comment like any other. */
    static int marker(String sql, int at, Lexis lexis) {
        if (!lexis.has(Rule.EXECUTABLE_COMMENTS)) {
            return 0;
        }
        Matcher begin = BEGIN.matcher(sql).region(at, sql.length());
        if (!begin.lookingAt()) {
            return 0;
        }
        int version = version(begin);
        boolean foreign = begin.group(1).equals("!") && version >= FOREIGN_FROM && version <= FOREIGN_UNTIL;
        return foreign ? 0 : begin.end() - at - 2;
    }

    /**
     * The version from which on a comment runs, where servers that may be met are older.
     *
     * @param sql the text
     * @param at where the comment begins
     * @param oldest the oldest version that may be met, as six digits
     * @return the version, as it is written
     */
    public static Optional<String> newerThan(String sql, int at, int oldest) {
        Matcher begin = BEGIN.matcher(sql).region(at, sql.length());
        return begin.lookingAt() && version(begin) > Math.max(oldest, FOREIGN_UNTIL)
                ? Optional.of(begin.group(2))
                : Optional.empty();
    }

    private static int version(Matcher begin) {
        return begin.group(2) == null ? 0 : Integer.parseInt(begin.group(2));
    }
}
