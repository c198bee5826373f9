package io.jenkins.plugins.dataops.blackbox.source;

import io.jenkins.plugins.dataops.blackbox.value.Kind;
import io.jenkins.plugins.dataops.blackbox.value.Value;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How one engine's types are read as values. A new engine is one class here and one line in {@link #of}. */
interface TypeSystem {
    /** Reads the cells of one column; the driver has said already that the value is not NULL, or says so here. */
    @FunctionalInterface
    interface CellReader {
        /** The value at the row where the result stands, {@link Value#NULL} included. */
        Value read(ResultSet rows, int index) throws SQLException;
    }

    /** What a type of the engine holds. */
    Kind kind(String typeName, int jdbcType);

    /** How a column of a type is read. */
    CellReader reader(String typeName, Kind kind);

    /**
     * What must be selected so that a column can be read exactly.
     *
     * @param quotedName the column
     * @return the column itself, or an expression over it
     */
    default String projection(String quotedName, Kind kind) {
        return quotedName;
    }

    /** Statements that make a fresh session independent of who connects from where; before the transaction. */
    Iterable<String> sessionSettings();

    /** Statements that begin a transaction, which is one snapshot, after the driver left auto-commit. */
    Iterable<String> snapshotSettings();

    /**
     * The types of an engine.
     *
     * @throws UsageException when black-box tests do not know it
     */
    static TypeSystem of(Dialect dialect) {
        return switch (dialect.name()) {
            case "postgresql" -> new PostgreSqlTypes();
            case "duckdb" -> new DuckDbTypes();
            default -> throw new UsageException("black-box tests do not know the types of " + dialect.name());
        };
    }
}
