package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a PostgreSQL schema holds, and how to drop it piece by piece without ever saying CASCADE. */
final class PostgreSqlContents {
    /** Things that go with another one (partitions, owned sequences, extensions' members) are left to that. */
    private static final String CONTENTS = """
            WITH wanted AS (SELECT oid FROM pg_namespace WHERE nspname = ?)
            SELECT o.class, o.oid, CASE i.type WHEN 'composite type' THEN 'type' ELSE i.type END, i.identity FROM (
              SELECT 'pg_class'::regclass::oid AS class, oid FROM pg_class
               WHERE relnamespace = (SELECT oid FROM wanted) AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
              UNION ALL
              SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = (SELECT oid FROM wanted)
              UNION ALL
              SELECT 'pg_type'::regclass, oid FROM pg_type
               WHERE typnamespace = (SELECT oid FROM wanted) AND typtype IN ('e', 'd', 'r')
              UNION ALL
              SELECT 'pg_operator'::regclass, oid FROM pg_operator WHERE oprnamespace = (SELECT oid FROM wanted)
              UNION ALL
              SELECT 'pg_collation'::regclass, oid FROM pg_collation WHERE collnamespace = (SELECT oid FROM wanted)
              UNION ALL
              SELECT 'pg_ts_config'::regclass, oid FROM pg_ts_config WHERE cfgnamespace = (SELECT oid FROM wanted)
              UNION ALL
              SELECT 'pg_ts_dict'::regclass, oid FROM pg_ts_dict WHERE dictnamespace = (SELECT oid FROM wanted)
            ) o CROSS JOIN LATERAL pg_identify_object(o.class, o.oid, 0) i
            WHERE NOT EXISTS (SELECT FROM pg_depend d
              WHERE d.classid = o.class AND d.objid = o.oid AND d.deptype IN ('a', 'i', 'P', 'S', 'e')
                AND (d.refclassid, d.refobjid) <> (d.classid, d.objid) AND i.type <> 'composite type')
            ORDER BY i.type, i.identity
            """;
    /** Dropped first, because two tables may point at each other. */
    private static final String FOREIGN_KEYS = """
            SELECT 'ALTER TABLE ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                   || ' DROP CONSTRAINT ' || quote_ident(k.conname)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND k.contype = 'f' AND k.conparentid = 0
            ORDER BY 1
            """;

    private final Connection connection;
    private final String schema;

    PostgreSqlContents(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    List<String> drops() throws SQLException {
        Map<PostgreSqlDependencies.Key, String> remaining = new LinkedHashMap<>();
        Query.list(
                connection,
                CONTENTS,
                row -> remaining.put(
                        new PostgreSqlDependencies.Key(row.getLong(1), row.getLong(2)),
                        "DROP " + row.getString(3).toUpperCase(java.util.Locale.ROOT) + " " + row.getString(4)),
                schema);
        List<PostgreSqlDependencies.Edge> edges = PostgreSqlDependencies.on(connection, schema).stream()
                .filter(edge -> !edge.foreignKey())
                .toList();
        List<String> drops = new ArrayList<>(Query.list(connection, FOREIGN_KEYS, row -> row.getString(1), schema));
        while (!remaining.isEmpty()) {
            Set<PostgreSqlDependencies.Key> needed = new HashSet<>();
            edges.stream()
                    .filter(edge -> remaining.containsKey(edge.from()))
                    .forEach(edge -> needed.add(edge.to()));
            List<PostgreSqlDependencies.Key> free = remaining.keySet().stream()
                    .filter(key -> !needed.contains(key))
                    .toList();
            // Nothing free means a circle that only the database can judge: let its refusal name it.
            List<PostgreSqlDependencies.Key> next = free.isEmpty() ? List.copyOf(remaining.keySet()) : free;
            next.forEach(key -> drops.add(remaining.remove(key)));
        }
        return drops;
    }
}
