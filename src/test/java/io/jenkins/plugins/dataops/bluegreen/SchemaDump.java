package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Query;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schemas of a warehouse as SQL that makes them anew. */
final class SchemaDump {
    private static final String END = ";\n";

    private final Database database;

    SchemaDump(Database database) {
        this.database = database;
    }

    /** Tables with their rows, then views, of all schemas whose names begin so. */
    String of(String... beginnings) {
        List<String> tables = new ArrayList<>();
        List<String> views = new ArrayList<>();
        try (Connection connection = database.connect()) {
            for (String schema : schemas(connection, beginnings)) {
                tables.add("CREATE SCHEMA " + database.dialect().quote(schema));
                for (String table : names(connection, schema, "BASE TABLE")) {
                    tables.add(create(connection.getMetaData(), schema, table));
                    tables.addAll(inserts(connection, new ObjectName(schema, table)));
                }
                views.addAll(views(connection, schema));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        tables.addAll(views);
        return String.join(END, tables) + END;
    }

    /** The tables of a schema alone, without their rows. */
    static String tables(String sql, String schema) {
        return Stream.of(sql.split(END))
                .filter(statement -> statement.startsWith("CREATE TABLE \"" + schema + "\""))
                .collect(Collectors.joining(END));
    }

    /** Makes anew what {@link #of} wrote. */
    static void restore(Warehouse warehouse, String sql) {
        warehouse.run(sql.split(END));
    }

    private static List<String> schemas(Connection connection, String... beginnings) throws SQLException {
        return Query.list(
                        connection,
                        "SELECT schema_name FROM information_schema.schemata ORDER BY 1",
                        row -> row.getString(1))
                .stream()
                .filter(name -> List.of(beginnings).stream().anyMatch(name::startsWith))
                .toList();
    }

    private static List<String> names(Connection connection, String schema, String type) throws SQLException {
        return Query.list(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ? AND table_type = ? ORDER BY 1",
                row -> row.getString(1),
                schema,
                type);
    }

    private String create(DatabaseMetaData metadata, String schema, String table) throws SQLException {
        List<String> parts = new ArrayList<>();
        try (ResultSet column = metadata.getColumns(null, schema, table, null)) {
            while (column.next()) {
                String type = column.getString("TYPE_NAME");
                parts.add(database.dialect().quote(column.getString("COLUMN_NAME")) + " " + type
                        + (type.equals("varchar") ? "(" + column.getInt("COLUMN_SIZE") + ")" : "")
                        + (column.getString("IS_NULLABLE").equals("NO") ? " NOT NULL" : ""));
            }
        }
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet column = metadata.getPrimaryKeys(null, schema, table)) {
            while (column.next()) {
                key.put(column.getInt("KEY_SEQ"), column.getString("COLUMN_NAME"));
            }
        }
        if (!key.isEmpty()) {
            parts.add("PRIMARY KEY (" + String.join(", ", key.values()) + ")");
        }
        return "CREATE TABLE " + database.dialect().quote(new ObjectName(schema, table)) + " (\n  "
                + String.join(",\n  ", parts) + ")";
    }

    private List<String> inserts(Connection connection, ObjectName table) throws SQLException {
        String name = database.dialect().quote(table);
        return Query.list(connection, "SELECT * FROM " + name, row -> {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                Object value = row.getObject(i);
                values.add(value instanceof String text ? "'" + text.replace("'", "''") + "'" : "" + value);
            }
            return "INSERT INTO " + name + " VALUES (" + String.join(", ", values) + ")";
        }).stream().sorted().toList();
    }

    private List<String> views(Connection connection, String schema) throws SQLException {
        return Query.list(
                connection,
                "SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = ? ORDER BY 1",
                row -> {
                    String query = row.getString(2).replaceAll("\\s+", " ").replaceAll(";\\s*$", "").strip();
                    return query.startsWith("CREATE")
                            ? query
                            : "CREATE VIEW " + database.dialect().quote(new ObjectName(schema, row.getString(1)))
                                    + " AS " + query;
                },
                schema);
    }
}
