package io.jenkins.plugins.dataops.migration;

/** Finds the way about one SQL statement, no more than is needed to point into it. */
final class StatementText {
    private StatementText() {}

    /** How many line feeds lie before an index. */
    static int linesBefore(String sql, int end) {
        return (int) sql.substring(0, end).chars().filter(character -> character == '\n').count();
    }
}
