package io.jenkins.plugins.dataops.migration;

/** Finds the way about one SQL statement, no more than is needed to point into it. */
final class SqlText {
    private SqlText() {}

    /** The index of the first character that is neither space nor comment; the length when there is none. */
    static int start(String sql) {
        int index = 0;
        while (index < sql.length()) {
            if (Character.isWhitespace(sql.charAt(index)) || sql.charAt(index) == '\uFEFF') {
                index++;
            } else if (sql.startsWith("--", index)) {
                int end = sql.indexOf('\n', index);
                index = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", index)) {
                index = endOfComment(sql, index);
            } else {
                return index;
            }
        }
        return index;
    }

    /** Block comments nest in both engines. */
    private static int endOfComment(String sql, int begin) {
        int depth = 0;
        int index = begin;
        do {
            if (sql.startsWith("/*", index)) {
                depth++;
                index += 2;
            } else if (sql.startsWith("*/", index)) {
                depth--;
                index += 2;
            } else {
                index++;
            }
        } while (depth > 0 && index < sql.length());
        return Math.min(index, sql.length());
    }

    /** How many line feeds lie before an index. */
    static int linesBefore(String sql, int end) {
        return (int) sql.substring(0, end).chars().filter(character -> character == '\n').count();
    }
}
