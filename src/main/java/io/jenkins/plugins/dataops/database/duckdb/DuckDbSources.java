package io.jenkins.plugins.dataops.database.duckdb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names without a schema that a query in DuckDB's own writing reads from. What such a name means depends on
 * the session that asks, so that it may mean any object of that name.
 */
final class DuckDbSources {
    private static final Pattern PIECE = Pattern.compile(
            "(?<text>'(?:[^']|'')*')|(?<name>\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)|(?<mark>[().])");
    private static final Set<String> BEGINS = Set.of("from", "join", "pivot", "unpivot", "describe", "summarize");
    private static final Set<String> ENDS =
            Set.of("select", "where", "group", "having", "order", "qualify", "window", "limit", "offset", "values");

    private DuckDbSources() {}

    /**
     * Whether a query may read from an object by its bare name.
     *
     * @param sql the query
     * @param object the object's name; upper and lower case are the same
     * @return true if the name stands where a table can stand, with nothing before it
     */
    static boolean mayRead(String sql, String object) {
        Deque<Boolean> outer = new ArrayDeque<>();
        boolean sources = false;
        boolean qualified = false;
        Matcher piece = PIECE.matcher(sql);
        while (piece.find()) {
            String mark = piece.group("mark");
            String name = piece.group("name");
            if ("(".equals(mark)) {
                outer.push(sources);
            } else if (")".equals(mark) && !outer.isEmpty()) {
                sources = outer.pop();
            } else if (name != null && !qualified) {
                if (sources && plain(name).equals(object.toLowerCase(Locale.ROOT))) {
                    return true;
                }
                String word = name.toLowerCase(Locale.ROOT);
                sources = BEGINS.contains(word) || sources && !ENDS.contains(word);
            }
            qualified = ".".equals(mark);
        }
        return false;
    }

    private static String plain(String name) {
        String bare = name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        return bare.toLowerCase(Locale.ROOT);
    }
}
