package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.database.TableFingerprinting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * Sums up a table by its rows' hashes. Each row's hash is hashed once more: a plain sum of row hashes could cancel out
 * when cells are swapped between rows.
 */
final class DuckDbTableFingerprints implements TableFingerprinting {
    private final Dialect dialect;

    DuckDbTableFingerprints(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public TableFingerprint mark(Connection connection, Relation relation) throws SQLException {
        String columns = relation.columns().stream()
                .map(column -> dialect.quote(column.name()))
                .collect(Collectors.joining(", "));
        String sql = "SELECT count(*), CAST(coalesce(sum(hash(hash(" + columns + "))), 0) AS VARCHAR) FROM "
                + dialect.quote(relation.name());
        return Query.list(connection, sql, row -> new TableFingerprint(row.getLong(1), row.getString(2)))
                .get(0);
    }
}
