package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mariadb.jdbc.util.constants.ServerStatus;

/** By which rules a session reads SQL: in ours a backslash escapes, and {@code "..."} is a text. */
final class SqlModes {
    /** Those that change it, and those that stand for several of which one does. */
    static final Set<String> TURNING =
            Set.of("NO_BACKSLASH_ESCAPES", "ANSI_QUOTES", "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE", "POSTGRESQL");

    private SqlModes() {}

    /** Whether backslashes do not escape any more: the server says so with each answer. */
    static boolean isTurned(Connection connection) throws SQLException {
        int status = connection.unwrap(org.mariadb.jdbc.Connection.class).getContext().getServerStatus();
        return (status & ServerStatus.NO_BACKSLASH_ESCAPES) != 0;
    }

    /** Takes away what turns the reading over, and leaves all else that the server or the account has set. */
    static void settle(Connection connection) throws SQLException {
        String modes = Query.list(connection, "SELECT @@SESSION.sql_mode", row -> row.getString(1)).get(0);
        List<String> all = Arrays.asList(modes.split(","));
        if (all.stream().anyMatch(TURNING::contains)) {
            String others = all.stream().filter(mode -> !TURNING.contains(mode)).collect(Collectors.joining(","));
            Query.run(connection, "SET SESSION sql_mode = '" + others + "'");
        }
    }
}
