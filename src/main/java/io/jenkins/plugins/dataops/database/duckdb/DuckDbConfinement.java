package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.files.Grants;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps SQL on a DuckDB database to the files that it may reach. DuckDB runs in this process, and a query can read any
 * file, write any, open other databases and load code from the network, unless it is told otherwise; and told so that
 * SQL cannot take it back.
 *
 * <p>The settings belong to the database in memory, which all connections to one file share, from the first that is
 * opened to the last that is closed.
 */
final class DuckDbConfinement {
    /** What SQL may still set: nothing of it reaches a file, the network or the console. */
    private static final List<String> HARMLESS = List.of(
            "TimeZone",
            "Calendar",
            "threads",
            "memory_limit",
            "max_memory",
            "preserve_insertion_order",
            "default_order",
            "default_null_order",
            "default_collation",
            "integer_division",
            "ieee_floating_point_ops",
            "old_implicit_casting",
            "order_by_non_integer_literal",
            "scalar_subquery_error_on_multiple_rows",
            "max_expression_depth",
            "pivot_limit");

    /** What must hold already while a file is opened, which may ask for an extension by itself. */
    static final Map<String, String> BEFORE = Map.of(
            "autoinstall_known_extensions", "false",
            "autoload_known_extensions", "false",
            "allow_community_extensions", "false",
            "allow_unsigned_extensions", "false",
            "allow_persistent_secrets", "false");

    private static final String LOCKED = "configuration has been locked";

    /** How the engine says that it is kept from something; lines follow that show where. */
    private static final Pattern KEPT = Pattern.compile(
            "(?:Permission Error: .*disabled (?:by|through) configuration|.*" + LOCKED + ").*");

    /** The same of what takes an extension; what follows proposes to fetch one, which is refused as well. */
    private static final Pattern MISSING = Pattern.compile("(?:Missing Extension|Extension Autoloading) Error: ");

    private static final String KEPT_TO = " (SQL reaches the project's folder and what the connection allows besides, and"
            + " nothing of Git's; it makes new files only in folders without a .git. Extensions, the network and the settings"
            + " that say so are out of its reach)";

    private final Dialect dialect;
    private final ReachableFiles access;

    DuckDbConfinement(Dialect dialect, ReachableFiles access) {
        this.dialect = dialect;
        this.access = access;
    }

    /** Settles it for the database of a fresh connection, unless another connection has done so. */
    void apply(Connection connection) throws SQLException {
        synchronized (DuckDbConfinement.class) {
            if (!settled(connection)) {
                for (String statement : statements()) {
                    Query.run(connection, statement);
                }
            }
        }
    }

    /**
     * Whether nothing can be set any more. It is tried and not asked: a question is answered by functions, and a database
     * file can hold macros of their names, which go first.
     */
    private static boolean settled(Connection connection) throws SQLException {
        try {
            Query.run(connection, "SET GLOBAL lock_configuration = false");
            return false;
        } catch (SQLException refused) {
            if (String.valueOf(refused.getMessage()).contains(LOCKED)) {
                return true;
            }
            throw refused;
        }
    }

    /** The failure, with what SQL may reach where it was kept from something. */
    static SQLException explained(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher kept = KEPT.matcher(message);
        if (kept.lookingAt()) {
            return saying(kept.group() + KEPT_TO + message.substring(kept.end()), failure);
        }
        return MISSING.matcher(message).lookingAt()
                ? saying(message.lines().findFirst().orElse(message) + KEPT_TO, failure)
                : failure;
    }

    /** In place of the failure and not around it: who looks for what the engine said looks for what came first. */
    private static SQLException saying(String message, SQLException failure) {
        SQLException saying = new SQLException(message, failure.getSQLState(), failure.getErrorCode());
        saying.setStackTrace(failure.getStackTrace());
        return saying;
    }

    private List<String> statements() {
        // Where they really are, because DuckDB follows links before it looks whether they lead outside.
        Grants grants = access.grants();
        List<String> folders =
                grants.folders().stream().map(folder -> folder + "/").toList();
        List<String> files = grants.files().stream().flatMap(DuckDbConfinement::written).toList();
        return List.of(
                "SET GLOBAL allowed_directories = " + list(folders),
                "SET GLOBAL allowed_paths = " + list(files),
                "SET GLOBAL enable_external_access = false",
                "SET GLOBAL allowed_configs = " + list(HARMLESS),
                "SET GLOBAL lock_configuration = true");
    }

    /** A file with those that DuckDB writes beside it: what is to replace it, and the logs of a database. */
    private static Stream<String> written(Path file) {
        Stream<Path> others = Stream.concat(Stream.of(file.resolveSibling("tmp_" + file.getFileName())), logs(file))
                // A link would allow what it leads to.
                .filter(other -> !Files.isSymbolicLink(other));
        return Stream.concat(Stream.of(file), others).map(Path::toString);
    }

    /** The logs of a database, which DuckDB opens by itself. */
    static Stream<Path> logs(Path file) {
        return Stream.of(".wal", ".wal.checkpoint", ".wal.recovery").map(ending -> Path.of(file + ending));
    }

    private String list(List<String> texts) {
        return texts.stream().map(dialect::literal).collect(Collectors.joining(", ", "[", "]"));
    }
}
