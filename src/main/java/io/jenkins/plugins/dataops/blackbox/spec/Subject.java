package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.format.YamlPlace;
import io.jenkins.plugins.dataops.sql.SqlTemplate;
import io.jenkins.plugins.dataops.sql.WrittenSql;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows that a test looks at; exactly one of table and query.
 *
 * @param table a table or view
 * @param query a SQL query
 * @param where a SQL condition that chooses some of the rows
 */
public record Subject(Optional<String> table, Optional<String> query, Optional<String> where) {
    /** Finds fault with both, with none, and with an empty one. */
    void check(YamlPlace place) {
        if (table.isPresent() == query.isPresent()) {
            place.fault("name the rows to look at by exactly one of 'table' and 'query'");
        }
        look(place.key("table"), "table", table, WrittenSql::demandTable);
        look(place.key("query"), "query", query, WrittenSql::demand);
        look(place.key("where"), "where", where, WrittenSql::demand);
    }

    private static void look(YamlPlace place, String key, Optional<String> text, Consumer<String> demand) {
        text.ifPresent(given -> {
            if (given.isBlank()) {
                place.fault("'" + key + "' is empty");
            } else {
                place.hold(() -> demand.accept(given));
            }
        });
    }

    /**
     * The rows as SQL.
     *
     * @param text puts parameters in
     * @return one query
     */
    public String sql(SqlTemplate text) {
        String rows = table.map(name -> "SELECT * FROM " + text.table(name))
                .orElseGet(() -> text.resolve(query.orElseThrow()));
        if (where.isEmpty()) {
            return rows;
        }
        String condition = "\nWHERE (\n" + text.resolve(where.get()) + "\n)";
        return table.isPresent() ? rows + condition : "SELECT * FROM (\n" + rows + "\n) AS subject" + condition;
    }
}
