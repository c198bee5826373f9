package io.jenkins.plugins.dataops.blackbox.check;

import io.jenkins.plugins.dataops.blackbox.spec.AcceptedValues;
import io.jenkins.plugins.dataops.blackbox.spec.ForeignKey;
import io.jenkins.plugins.dataops.blackbox.spec.NotNull;
import io.jenkins.plugins.dataops.blackbox.spec.Range;
import io.jenkins.plugins.dataops.blackbox.spec.Subject;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks that each row can be held against alone: one condition in SQL says which rows break the rule. */
final class ConditionCheck {
    private final CheckContext context;

    ConditionCheck(CheckContext context) {
        this.context = context;
    }

    CheckFinding notNull(NotNull check) {
        List<String> columns = context.quoted(check.subject(), check.columns());
        String condition = columns.stream().map(name -> name + " IS NULL").collect(Collectors.joining(" OR "));
        String perColumn = columns.stream()
                .map(name -> ", count(CASE WHEN " + name + " IS NULL THEN 1 END)")
                .collect(Collectors.joining());
        Row counts = context.one(counting(condition) + perColumn + " FROM " + context.from(check.subject()));
        Map<String, String> figures = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            figures.put(check.columns().get(i), counts.cell(i + 2).text());
        }
        List<Message> where = figures.entrySet().stream()
                .filter(column -> !column.getValue().equals("0"))
                .map(column -> CheckCode.NULL_CELLS.of(column.getKey(), Long.parseLong(column.getValue())))
                .toList();
        return finding(
                check.subject(),
                counts,
                condition,
                List.of(),
                (wrong, all) -> CheckCode.NULL_FOUND.of(wrong, all, where),
                CheckCode.NO_NULL,
                figures);
    }

    CheckFinding acceptedValues(AcceptedValues check) {
        TypedColumn found = context.column(check.subject(), check.column());
        String column = context.comparable(context.text().name(found.name()), found);
        Stream<String> values = check.values().stream().map(value -> context.literal(found, value));
        // In one list all numbers become floating ones, and lose digits, when one of them is.
        String condition = found.kind() == ValueKind.NUMBER
                ? values.map(value -> column + " <> " + value).collect(Collectors.joining(" AND "))
                : column + " NOT IN (" + values.collect(Collectors.joining(", ")) + ")";
        return finding(
                check.subject(),
                count(check.subject(), condition),
                condition,
                List.of(column),
                (wrong, all) -> CheckCode.OTHER_VALUES.of(wrong, all, check.column()),
                CheckCode.ACCEPTED_VALUES,
                Map.of());
    }

    CheckFinding range(Range check) {
        TypedColumn column = context.column(check.subject(), check.column());
        if (contradicts(check, column.kind())) {
            throw new UsageException("'range' can be kept by no value: its 'min' is above its 'max'");
        }
        String name = context.comparable(context.text().name(column.name()), column);
        List<String> outside = new ArrayList<>();
        check.min().ifPresent(min -> outside.add(name + " < " + context.literal(column, min)));
        check.max().ifPresent(max -> outside.add(name + " > " + context.literal(column, max)));
        if (context.snapshot().dialect().types().holdsNaN(column)) {
            outside.add(name + " = 'NaN'");
        }
        context.snapshot().dialect().types().incomparable(name, column).ifPresent(outside::add);
        String condition = String.join(" OR ", outside);
        return finding(
                check.subject(),
                count(check.subject(), condition),
                condition,
                List.of(name),
                (wrong, all) -> context.cellText().masks(check.column())
                        ? CheckCode.OUTSIDE_MASKED_RANGE.of(wrong, all, check.column())
                        : CheckCode.OUTSIDE_RANGE.of(wrong, all, check.column(), check.min(), check.max()),
                CheckCode.IN_RANGE,
                Map.of());
    }

    /** Only the column says whether 10 is above 9: as texts it is not. */
    private static boolean contradicts(Range check, ValueKind kind) {
        if (check.min().isEmpty() || check.max().isEmpty() || !kind.numeric() && kind != ValueKind.DATE) {
            return false;
        }
        try {
            return Values.parse(kind, check.min().get()).compareTo(Values.parse(kind, check.max().get())) > 0;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    CheckFinding foreignKey(ForeignKey check) {
        List<String> from = context.quoted(check.subject(), check.columns());
        List<String> to = context.quoted(check.references().subject(), check.referencedColumns());
        String present = from.stream().map(name -> "subject." + name + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, from.size())
                .mapToObj(i -> referenced(check, i, to.get(i)) + " = " + referring(check, i, from.get(i)))
                .collect(Collectors.joining(" AND "));
        String condition = present + " AND NOT EXISTS (SELECT 1 FROM (\n"
                + check.references().subject().sql(context.text()) + "\n) AS referenced WHERE " + same + ")";
        // Two scans: as a condition of its own the engine makes an anti-join of it, within an aggregate a loop.
        String rows = " FROM " + context.from(check.subject());
        Row total = context.one("SELECT count(*) AS checked" + rows);
        Row violating = context.one("SELECT count(*) AS violating" + rows + "\nWHERE " + condition);
        return finding(
                check.subject(),
                Row.of(total.cell(0), violating.cell(0)),
                condition,
                from.stream().map(name -> "subject." + name).toList(),
                (wrong, all) -> CheckCode.REFERENCES_MISSING.of(wrong, all, check.columns()),
                CheckCode.REFERENCES_FOUND,
                Map.of());
    }

    private String referring(ForeignKey check, int i, String name) {
        return context.distinct(check.subject(), check.columns().get(i), "subject." + name);
    }

    private String referenced(ForeignKey check, int i, String name) {
        return context.distinct(check.references().subject(), check.referencedColumns().get(i), "referenced." + name);
    }

    private Row count(Subject subject, String condition) {
        return context.one(counting(condition) + " FROM " + context.from(subject));
    }

    private static String counting(String condition) {
        return "SELECT count(*) AS checked, count(CASE WHEN " + condition + " THEN 1 END) AS violating";
    }

    private CheckFinding finding(
            Subject subject,
            Row counts,
            String condition,
            List<String> order,
            BiFunction<Long, Long, Message> broken,
            CheckCode kept,
            Map<String, String> figures) {
        long checked = Long.parseLong(counts.cell(0).text());
        long violating = Long.parseLong(counts.cell(1).text());
        String query = "SELECT subject.* FROM " + context.from(subject) + "\nWHERE " + condition
                + (order.isEmpty() ? "" : "\nORDER BY " + String.join(", ", order));
        return new CheckFinding(
                violating == 0 ? kept.of(checked) : broken.apply(violating, checked),
                context.violations(Optional.of(checked), violating, query, figures));
    }
}
