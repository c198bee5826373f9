package io.jenkins.plugins.dataops.blackbox.check;

import io.jenkins.plugins.dataops.blackbox.source.QueryRows;
import io.jenkins.plugins.dataops.blackbox.spec.Freshness;
import io.jenkins.plugins.dataops.blackbox.spec.RowCount;
import io.jenkins.plugins.dataops.blackbox.spec.SqlCheck;
import io.jenkins.plugins.dataops.blackbox.spec.Unique;
import io.jenkins.plugins.dataops.outcome.UsageException;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        String groups = " FROM " + context.from(check.subject()) + "\nGROUP BY " + columns;
        Row counts = context.one("SELECT coalesce(sum(occurrences), 0) AS checked, "
                + "coalesce(sum(occurrences - 1), 0) AS surplus, "
                + "count(CASE WHEN occurrences > 1 THEN 1 END) AS repeated FROM (SELECT count(*) AS occurrences"
                + groups + ") AS groups");
        long checked = number(counts, 0);
        long surplus = number(counts, 1);
        long repeated = number(counts, 2);
        String query = "SELECT " + columns + ", count(*) AS occurrences" + groups
                + "\nHAVING count(*) > 1\nORDER BY " + columns;
        String key = "(" + String.join(", ", check.columns()) + ")";
        return new CheckFinding(
                surplus == 0
                        ? CheckFinding.rows(checked) + ": " + key + " is unique"
                        : String.format(
                                Locale.ROOT,
                                "%s: %s of %s more than once, %s too many",
                                CheckFinding.rows(checked),
                                CheckFinding.count(repeated, "value", "values"),
                                key,
                                CheckFinding.rows(surplus)),
                context.violations(
                        Optional.of(checked), surplus, query, Map.of("repeated", Long.toString(repeated))));
    }

    CheckFinding rowCount(RowCount check) {
        long rows = number(context.one("SELECT count(*) AS checked FROM " + context.from(check.subject())), 0);
        long least = check.equals().or(check::min).orElse(0L);
        long most = check.equals().or(check::max).orElse(Long.MAX_VALUE);
        long off = rows < least ? least - rows : Math.max(0, rows - most);
        String wanted = check.equals().isPresent()
                ? String.format(Locale.ROOT, "exactly %,d", least)
                : rows < least
                        ? String.format(Locale.ROOT, "at least %,d", least)
                        : String.format(Locale.ROOT, "at most %,d", most);
        return new CheckFinding(
                CheckFinding.rows(rows) + (off == 0 ? "" : " instead of " + wanted),
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
        String future = found.cell(2).text().equals("0")
                ? ""
                : "; " + CheckFinding.rows(number(found, 2)) + " after the clock of the run left out";
        if (!(time(found.cell(1), column.kind()) instanceof Value.Time latest) || latest.text().startsWith("-inf")) {
            return finding(found, 1, "nothing to be fresh: no " + column.name() + future, figures);
        }
        Duration age = Duration.between(instant(latest), context.now());
        boolean stale = age.compareTo(check.within()) > 0;
        if (context.cellText().masks(column.name())) {
            // The clock is known, so that the age would tell the value.
            String masked = "latest " + column.name() + " is masked, and "
                    + (stale ? "older than " : "no older than ") + readable(check.within()) + future;
            return finding(found, stale ? 1 : 0, masked, figures);
        }
        figures.put("latest", latest.text());
        figures.put("age", age.toString());
        String sentence = "latest " + column.name() + " is " + latest.text() + ", " + readable(age) + " old"
                + (stale ? ", more than " + readable(check.within()) : "") + future;
        return finding(found, stale ? 1 : 0, sentence, figures);
    }

    /** An engine without types for times tells the latest one as a text. */
    private static Value time(Value latest, ValueKind kind) {
        return latest instanceof Value.Text text ? Values.parse(kind, text.value()) : latest;
    }

    private static CheckFinding finding(Row found, long violating, String sentence, Map<String, String> figures) {
        return new CheckFinding(
                sentence,
                new Violations(Optional.of(number(found, 0)), violating, List.of(), List.of(), figures));
    }

    private static Instant instant(Value.Time latest) {
        if (latest.value() instanceof LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return latest.value() instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) latest.value();
    }

    private static String readable(Duration duration) {
        long days = duration.toDays();
        String rest = duration.minusDays(days).truncatedTo(ChronoUnit.SECONDS).toString();
        String time = rest.substring(2).toLowerCase(Locale.ROOT).replaceAll("(?<=[hm])(?=.)", " ");
        return days == 0 ? time : days + " d" + (time.equals("0s") ? "" : " " + time);
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
                    count == 0 ? "the query returns no row" : "the query returns " + CheckFinding.rows(count),
                    new Violations(Optional.empty(), count, names, samples, Map.of()));
        }
    }

    private static long number(Row row, int index) {
        return Long.parseLong(row.cell(index).text());
    }
}
