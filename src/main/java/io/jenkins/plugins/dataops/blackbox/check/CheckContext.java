package io.jenkins.plugins.dataops.blackbox.check;

import io.jenkins.plugins.dataops.blackbox.compare.CellText;
import io.jenkins.plugins.dataops.blackbox.source.QueryRows;
import io.jenkins.plugins.dataops.blackbox.source.Snapshot;
import io.jenkins.plugins.dataops.blackbox.spec.Subject;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.sql.SqlTemplate;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check works with.
 *
 * @param snapshot where the rows are
 * @param text puts parameters and names into SQL
 * @param cellText how cells are shown
 * @param samples how many violating rows to show
 * @param now the clock of the run
 */
public record CheckContext(Snapshot snapshot, SqlTemplate text, CellText cellText, int samples, Instant now) {
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
    TypedColumn column(Subject subject, String name) {
        List<TypedColumn> columns = snapshot.columns(subject.sql(text));
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no column '" + name + "'; they are "
                        + columns.stream().map(TypedColumn::name).collect(Collectors.joining(", "))));
    }

    /**
     * A value of a specification as a literal. Numbers, booleans and times are read here first: what a database makes of
     * {@code 1_000}, {@code yes} or {@code now} is its own affair and another one's on the next engine.
     *
     * @throws UsageException when it is no value of the column
     */
    String literal(TypedColumn column, String written) {
        ValueKind kind = column.kind();
        try {
            if (kind.numeric()) {
                return snapshot.dialect().types().number(column, Values.parse(kind, written));
            }
            if (kind == ValueKind.BOOLEAN) {
                return comparable(text.literal(Values.parse(kind, written).text()), column);
            }
            if (kind.temporal() && !time(kind, written)) {
                throw new IllegalArgumentException(
                        "a " + kind.name().toLowerCase(Locale.ROOT) + " is written as in ISO 8601, with its parts in full");
            }
        } catch (IllegalArgumentException unreadable) {
            throw new UsageException(
                    "'" + cellText.show(column.name(), new Value.Text(written)).orElseThrow() + "' is no value of column '"
                            + column.name() + "' (" + column.typeName() + "): " + unreadable.getMessage(),
                    unreadable);
        }
        return comparable(text.literal(written), column);
    }

    /** The column, or a text that stands against it, in the form in which the engine compares such values. */
    String comparable(String expression, TypedColumn column) {
        return snapshot.dialect().types().comparable(expression, column);
    }

    /** Whether a text is a time of this kind, or a day where a day stands for its midnight. */
    private static boolean time(ValueKind kind, String written) {
        return Stream.of(kind, ValueKind.TIMESTAMP, ValueKind.DATE)
                .filter(tried -> tried == kind || kind == ValueKind.INSTANT || kind == ValueKind.TIMESTAMP)
                .anyMatch(tried -> {
                    try {
                        Values.parse(tried, written);
                        return true;
                    } catch (IllegalArgumentException another) {
                        return false;
                    }
                });
    }

    /** A subject of some columns alone, in which each is grouped by its value. */
    String distinct(Subject subject, List<String> names) {
        String selected = names.stream()
                .map(name -> distinct(subject, name, text.name(name)) + " AS " + text.name(name))
                .collect(Collectors.joining(", "));
        return "(SELECT " + selected + " FROM " + from(subject) + ") AS subject";
    }

    /** A reference to a column in the form in which it equals others by its value alone. */
    String distinct(Subject subject, String name, String reference) {
        return snapshot.dialect().types().distinct(reference, column(subject, name));
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
                    checked, violating, rows.columns().stream().map(TypedColumn::name).toList(), shown, figures);
        }
    }

    /** The cells of a row as people may see them. */
    List<Optional<String>> show(List<TypedColumn> columns, Row row) {
        List<Optional<String>> cells = new ArrayList<>();
        CellText shown = cellText.of(columns.stream().map(TypedColumn::name).toList(), row);
        for (int i = 0; i < row.size(); i++) {
            cells.add(shown.show(columns.get(i).name(), row.cell(i)));
        }
        return cells;
    }
}
