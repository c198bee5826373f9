package io.jenkins.plugins.dataops.blackbox.check;

import io.jenkins.plugins.dataops.blackbox.source.QueryRows;
import io.jenkins.plugins.dataops.blackbox.spec.Freshness;
import io.jenkins.plugins.dataops.blackbox.spec.RowCount;
import io.jenkins.plugins.dataops.blackbox.spec.SqlCheck;
import io.jenkins.plugins.dataops.blackbox.spec.Unique;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that only all rows together can answer. */
final class GroupCheck {
    private final CheckContext context;

    GroupCheck(CheckContext context) {
        this.context = context;
    }

    CheckFinding unique(Unique check) {
        String columns = String.join(", ", context.quoted(check.subject(), check.columns()));
        String groups = " FROM " + context.distinct(check.subject(), check.columns()) + "\nGROUP BY " + columns;
        Row counts = context.one("SELECT coalesce(sum(occurrences), 0) AS checked, "
                + "coalesce(sum(occurrences - 1), 0) AS surplus, "
                + "count(CASE WHEN occurrences > 1 THEN 1 END) AS repeated FROM (SELECT count(*) AS occurrences"
                + groups + ") AS groups");
        long checked = number(counts, 0);
        long surplus = number(counts, 1);
        long repeated = number(counts, 2);
        String query = "SELECT " + columns + ", count(*) AS occurrences" + groups
                + "\nHAVING count(*) > 1\nORDER BY " + columns;
        return new CheckFinding(
                surplus == 0
                        ? CheckCode.UNIQUE.of(checked, check.columns())
                        : CheckCode.REPEATED.of(checked, repeated, check.columns(), surplus),
                context.violations(
                        Optional.of(checked), surplus, query, Map.of("repeated", Long.toString(repeated))));
    }

    CheckFinding rowCount(RowCount check) {
        long rows = number(context.one("SELECT count(*) AS checked FROM " + context.from(check.subject())), 0);
        long least = check.equals().or(check::min).orElse(0L);
        long most = check.equals().or(check::max).orElse(Long.MAX_VALUE);
        long off = rows < least ? least - rows : Math.max(0, rows - most);
        Message wrong = check.equals().isPresent()
                ? CheckCode.ROWS_NOT_EXACTLY.of(rows, least)
                : rows < least ? CheckCode.TOO_FEW_ROWS.of(rows, least) : CheckCode.TOO_MANY_ROWS.of(rows, most);
        return new CheckFinding(
                off == 0 ? CheckCode.ROWS_COUNTED.of(rows) : wrong,
                new Violations(Optional.of(rows), off, List.of(), List.of(), Map.of()));
    }

    CheckFinding freshness(Freshness check) {
        TypedColumn column = context.column(check.subject(), check.column());
        String now = switch (column.kind()) {
            case DATE -> LocalDate.ofInstant(context.now(), ZoneOffset.UTC).toString();
            case TIMESTAMP -> LocalDateTime.ofInstant(context.now(), ZoneOffset.UTC).toString();
            case INSTANT -> context.now().toString();
            default -> throw new UsageException("'freshness' needs a date or timestamp, and column '" + column.name()
                    + "' is " + column.typeName());
        };
        String name = context.text().name(column.name());
        String comparable = context.comparable(name, column);
        String past = comparable + " <= " + context.comparable(context.text().literal(now), column);
        Row found = context.one("SELECT count(*) AS checked, max(CASE WHEN " + past + " THEN " + comparable
                + " END) AS latest, count(" + name + ") - count(CASE WHEN " + past
                + " THEN 1 END) AS future FROM " + context.from(check.subject()));
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("now", context.now().toString());
        figures.put("future", found.cell(2).text());
        if (!(time(found.cell(1), column.kind()) instanceof Value.Time latest) || latest.text().startsWith("-inf")) {
            return finding(found, 1, CheckCode.NOTHING_FRESH.of(column.name()), figures);
        }
        Duration age = Duration.between(instant(latest), context.now());
        boolean stale = age.compareTo(check.within()) > 0;
        if (context.cellText().masks(column.name())) {
            // The clock is known, so that the age would tell the value.
            CheckCode masked = stale ? CheckCode.STALE_MASKED : CheckCode.FRESH_MASKED;
            return finding(found, stale ? 1 : 0, masked.of(column.name(), check.within()), figures);
        }
        figures.put("latest", latest.text());
        figures.put("age", age.toString());
        Message message = stale
                ? CheckCode.STALE.of(column.name(), latest.text(), age, check.within())
                : CheckCode.FRESH.of(column.name(), latest.text(), age);
        return finding(found, stale ? 1 : 0, message, figures);
    }

    /** An engine without types for times tells the latest one as a text. */
    private static Value time(Value latest, ValueKind kind) {
        return latest instanceof Value.Text text ? Values.parse(kind, text.value()) : latest;
    }

    private static CheckFinding finding(Row found, long violating, Message message, Map<String, String> figures) {
        long future = number(found, 2);
        return new CheckFinding(
                future == 0 ? message : CheckCode.FUTURE_LEFT_OUT.of(message, future),
                new Violations(Optional.of(number(found, 0)), violating, List.of(), List.of(), figures));
    }

    private static Instant instant(Value.Time latest) {
        if (latest.value() instanceof LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return latest.value() instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) latest.value();
    }

    CheckFinding sql(SqlCheck check) {
        try (QueryRows rows = context.snapshot().query(context.text().resolve(check.query()))) {
            List<List<Optional<String>>> samples = new ArrayList<>();
            long count = 0;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (count++ < context.samples()) {
                    samples.add(context.show(rows.columns(), row.get()));
                }
            }
            List<String> names = rows.columns().stream().map(TypedColumn::name).toList();
            return new CheckFinding(
                    count == 0 ? CheckCode.QUERY_WITHOUT_ROWS.of() : CheckCode.QUERY_WITH_ROWS.of(count),
                    new Violations(Optional.empty(), count, names, samples, Map.of()));
        }
    }

    private static long number(Row row, int index) {
        return Long.parseLong(row.cell(index).text());
    }
}
