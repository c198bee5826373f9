package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.format.YamlPlace;
import io.jenkins.plugins.dataops.sql.SqlTemplate;
import java.util.Optional;

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
        blank(place, "table", table);
        blank(place, "query", query);
        blank(place, "where", where);
    }

    private static void blank(YamlPlace place, String key, Optional<String> text) {
        if (text.isPresent() && text.get().isBlank()) {
            place.key(key).fault("'" + key + "' is empty");
        }
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
