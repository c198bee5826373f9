package io.jenkins.plugins.dataops.database.duckdb;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds names in SQL that DuckDB wrote. DuckDB keeps no dependencies of views, only their text, in which a name is
 * quoted when it must be, upper and lower case are the same, and comments are gone.
 */
final class DuckDbNames {
    private static final String NAME = "\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*";
    /** A text; a name; what follows a name is looked at separately, so that {@code a.b.c} is three of them. */
    private static final Pattern PIECE = Pattern.compile("(?<text>'(?:[^']|'')*')|(?<name>" + NAME + ")");
    private static final Pattern NEXT = Pattern.compile("\\s*\\.\\s*(?<name>" + NAME + ")");
    /** The sequence that a default uses stands in a text. */
    private static final Pattern SEQUENCE = Pattern.compile("(?i)(?:next|curr)val\\(\\s*$");

    private DuckDbNames() {}

    /** Whether the SQL names something in the schema. */
    static boolean mentions(String sql, String schema) {
        return !moved(sql, schema, "\0").equals(sql);
    }

    /** Whether the SQL names this object of the schema. */
    static boolean mentions(String sql, String schema, String object) {
        Matcher piece = PIECE.matcher(sql);
        while (piece.find()) {
            if (piece.group("name") != null && same(piece.group("name"), schema)) {
                Matcher next = NEXT.matcher(sql).region(piece.end(), sql.length());
                if (next.lookingAt() && same(next.group("name"), object)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The SQL with all that is named in one schema named in another. */
    static String moved(String sql, String from, String quotedTo) {
        StringBuilder out = new StringBuilder();
        Matcher piece = PIECE.matcher(sql);
        int done = 0;
        while (piece.find()) {
            out.append(sql, done, piece.start());
            String text = piece.group();
            if (piece.group("name") != null) {
                boolean qualifies = NEXT.matcher(sql).region(piece.end(), sql.length()).lookingAt();
                text = qualifies && same(text, from) ? quotedTo : text;
            } else if (SEQUENCE.matcher(out).find()) {
                String inner = text.substring(1, text.length() - 1).replace("''", "'");
                text = "'" + moved(inner, from, quotedTo).replace("'", "''") + "'";
            }
            out.append(text);
            done = piece.end();
        }
        return out.append(sql, done, sql.length()).toString();
    }

    private static boolean same(String written, String name) {
        String plain = written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
        return plain.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }
}
