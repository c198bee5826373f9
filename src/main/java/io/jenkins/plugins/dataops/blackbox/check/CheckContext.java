package io.jenkins.plugins.dataops.blackbox.check;

import io.jenkins.plugins.dataops.blackbox.compare.CellText;
import io.jenkins.plugins.dataops.blackbox.source.QueryRows;
import io.jenkins.plugins.dataops.blackbox.source.Snapshot;
import io.jenkins.plugins.dataops.blackbox.spec.Subject;
import io.jenkins.plugins.dataops.sql.SqlText;
import io.jenkins.plugins.dataops.blackbox.value.Column;
import io.jenkins.plugins.dataops.blackbox.value.Row;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a check works with.
 *
 * @param snapshot where the rows are
 * @param text puts parameters and names into SQL
 * @param cellText how cells are shown
 * @param samples how many violating rows to show
 * @param now the clock of the run
 */
public record CheckContext(Snapshot snapshot, SqlText text, CellText cellText, int samples, Instant now) {
    /** The rows of a subject as something that can stand after FROM. */
    String from(Subject subject) {
        return "(\n" + subject.sql(text) + "\n) AS subject";
    }

    /** The first row of a query that has one. */
    Row one(String query) {
        try (QueryRows rows = snapshot.query(query)) {
            return rows.next().orElseThrow();
        }
    }

    /** One column of a subject. */
    Column column(Subject subject, String name) {
        List<Column> columns = snapshot.columns(subject.sql(text));
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no column '" + name + "'; they are "
                        + columns.stream().map(Column::name).collect(Collectors.joining(", "))));
    }

    /** Quoted names of columns that a subject has. */
    List<String> quoted(Subject subject, List<String> names) {
        return names.stream()
                .map(name -> text.name(column(subject, name).name()))
                .toList();
    }

    /** Runs a query for a few violating rows. */
    Violations violations(Optional<Long> checked, long violating, String query, Map<String, String> figures) {
        if (violating == 0 || samples == 0) {
            return new Violations(checked, violating, List.of(), List.of(), figures);
        }
        try (QueryRows rows = snapshot.query(query + "\nLIMIT " + samples)) {
            List<List<Optional<String>>> shown = new ArrayList<>();
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                shown.add(show(rows.columns(), row.get()));
            }
            return new Violations(
                    checked, violating, rows.columns().stream().map(Column::name).toList(), shown, figures);
        }
    }

    /** The cells of a row as people may see them. */
    List<Optional<String>> show(List<Column> columns, Row row) {
        List<Optional<String>> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(cellText.show(columns.get(i).name(), row.cell(i)));
        }
        return cells;
    }
}
