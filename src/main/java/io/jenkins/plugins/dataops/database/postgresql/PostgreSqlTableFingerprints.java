package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.database.TableFingerprinting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * Sums up a table by its rows' hashes. Each row's hash is mixed once more: a plain sum of row hashes is linear, so
 * that swapping one cell between two rows could cancel out.
 */
final class PostgreSqlTableFingerprints implements TableFingerprinting {
    private static final String SUM = "count(*), coalesce(sum(hashint8extended(%s, 7)), 0)::text";

    private final Dialect dialect;

    PostgreSqlTableFingerprints(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public TableFingerprint mark(Connection connection, Relation relation) throws SQLException {
        String columns = relation.columns().stream()
                .map(column -> "t." + dialect.quote(column.name()))
                .collect(Collectors.joining(", "));
        // Texts of whole rows serve every type, json and point too, which have no hash function.
        String sql = "SELECT " + SUM.formatted("hashtextextended(ROW(" + columns + ")::text, 0)") + " FROM "
                + dialect.quote(relation.name()) + " t";
        return Query.list(connection, sql, row -> new TableFingerprint(row.getLong(1), row.getString(2)))
                .get(0);
    }
}
