package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.metrics.Bucket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code dora report} can be asked for.
 *
 * @param ledger which ledger
 * @param products names of products; empty for all
 * @param environment whose consumers count; empty for where the products are
 * @param days how many of the last days; empty for the usual number
 * @param from the first day, instead of a number of days
 * @param to the last day; empty for today
 * @param timeZone whose calendar counts; empty for UTC
 * @param bucket how the series is cut; empty for weeks
 * @param levels the year whose limits make the levels; empty for the latest
 * @param incidentWindow how long after a deployment an incident that names none is charged to it; empty for never
 */
public record DoraRequest(
        LedgerRequest ledger,
        @RequestOption(
                name = "--product",
                alias = "-p",
                label = "NAME",
                help = "A data product; may be repeated (default: all of the ledger).")
        @Carried(everywhere = true)
        List<String> products,
        @RequestOption(
                alias = "-e",
                label = "NAME",
                help = "Whose consumers count (default: where the project file says that its products are, or else"
                        + " production).")
        @Carried(everywhere = true)
        Optional<String> environment,
        @RequestOption(label = "NUMBER", help = "The last so many calendar days (default: 90).")
        @Within(least = "1", most = "36500")
        Optional<Integer> days,
        @RequestOption(label = "DAY", help = "The first day of the window, instead of --days.")
        @Within(least = Within.FIRST_DAY, most = Within.LAST_DAY)
        Optional<LocalDate> from,
        @RequestOption(label = "DAY", help = "The last day of the window (default: today).")
        @Within(least = Within.FIRST_DAY, most = Within.LAST_DAY)
        Optional<LocalDate> to,
        @RequestOption(label = "ZONE", help = "Whose calendar counts (default: UTC).")
        Optional<ZoneId> timeZone,
        @RequestOption(label = "UNIT", help = "How the series is cut: day, week or month (default: week).")
        Optional<Bucket> bucket,
        @RequestOption(label = "YEAR", help = "Whose limits make the levels: 2021, 2023 or 2024 (default: 2024).")
        Optional<Integer> levels,
        @RequestOption(
                label = "DURATION",
                help = "Charge an incident that names no deployment to the last one, if that is not longer ago than"
                        + " this, ISO 8601 (default: never).")
        @Within(least = "PT0S", most = "P3650D")
        Optional<Duration> incidentWindow)
        implements LedgerVerbRequest {
    /** Fills what is left out. */
    public DoraRequest {
        ledger = Objects.requireNonNullElse(ledger, LedgerRequest.DEFAULT);
        products = AbsentValues.list(products, "products");
        environment = AbsentValues.optional(environment);
        days = AbsentValues.optional(days);
        from = AbsentValues.optional(from);
        to = AbsentValues.optional(to);
        timeZone = AbsentValues.optional(timeZone);
        bucket = AbsentValues.optional(bucket);
        levels = AbsentValues.optional(levels);
        incidentWindow = AbsentValues.optional(incidentWindow);
    }

    @Override
    public List<String> verb() {
        return List.of("dora", "report");
    }
}
