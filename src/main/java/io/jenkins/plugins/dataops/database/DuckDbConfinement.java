package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.files.Grants;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
