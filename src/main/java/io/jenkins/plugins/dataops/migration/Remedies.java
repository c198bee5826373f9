package io.jenkins.plugins.dataops.migration;

import java.sql.SQLException;
import java.util.Map;

/** What to do about a failed statement, by the SQL state that the database gave. */
final class Remedies {
    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry("42501", "grant this connection's user the right, or connect as the owner; then apply again"),
            Map.entry("42P01", "mend the name, or create the table in an earlier migration; then apply again"),
            Map.entry("3F000", "mend the name, or create the schema in an earlier migration; then apply again"),
            Map.entry("42P07", "drop the object that is there, or take it over with baseline; then apply again"),
            Map.entry("55P03", "another session holds a lock: apply again when it has ended"),
            Map.entry("57014", "the statement was cancelled or took too long: raise the timeout or apply again"),
            Map.entry("40P01", "two sessions waited for each other: apply again"),
            Map.entry("23505", "remove the rows that occur twice, then apply again"),
            Map.entry("23502", "fill the empty cells or give a default, then apply again"),
            Map.entry("23503", "add the rows that are referred to, then apply again"),
            Map.entry("0A000", "the server lacks what is asked for: check its version and extensions"),
            Map.entry("58P01", "install the extension's files on the server, then apply again"));

    private Remedies() {}

    /**
     * A remedy.
     *
     * @param failure what the database said, may be null
     * @param sql the statement
     * @param script its file
     * @return one sentence
     */
    static String of(SQLException failure, String sql, String script) {
        if (sql.startsWith("\\", Math.min(SqlText.start(sql), sql.length()))) {
            return "commands that begin with a backslash are psql's and no SQL: remove them from " + script;
        }
        String state = failure == null || failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals("25001")) {
            return "the statement refuses to run in a transaction: give it a migration of its own and write"
                    + " executeInTransaction=false into " + script + ".conf";
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "the connection was lost: see that the server runs, look at the history with info, and apply again";
        }
        return BY_STATE.getOrDefault(state, "mend " + script + ", plan, and apply again");
    }
}
