package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.metrics.Bucket;
import io.jenkins.plugins.dataops.metrics.Delivery;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.DeliveryRequest;
import io.jenkins.plugins.dataops.metrics.EventFilter;
import io.jenkins.plugins.dataops.metrics.LevelTable;
import io.jenkins.plugins.dataops.metrics.Window;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.project.Project;
import io.jenkins.plugins.dataops.report.text.DeliveryText;
import io.jenkins.plugins.dataops.request.Within;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The five metrics of a window. */
@Command(
        name = "report",
        description = "The five metrics: deployment frequency, change lead time, change fail rate, recovery time and"
                + " rework rate, with what each rests on. Ends with 0 whatever the figures are.",
        footer = {"", "Example:", "  dataops dora report --days 365 --bucket month --time-zone Europe/Berlin"})
final class DoraReport extends Verb {
    private static final int DEFAULT_DAYS = 90;

    @Mixin
    private LedgerOption ledgerOption;

    @Option(
            names = {"-p", "--product"},
            paramLabel = "NAME",
            description = "A data product; may be repeated (default: all of the ledger).")
    private List<String> products = List.of();

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Whose consumers count (default: where the project file says that its products are, or else"
                    + " production).")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--days", paramLabel = "NUMBER", description = "The last so many calendar days (default: 90).")
    @Within(least = "1", most = "36500")
    private Optional<Integer> days = Optional.empty();

    @Option(names = "--from", paramLabel = "DAY", description = "The first day of the window, instead of --days.")
    @Within(least = Within.FIRST_DAY, most = Within.LAST_DAY)
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DAY", description = "The last day of the window (default: today).")
    @Within(least = Within.FIRST_DAY, most = Within.LAST_DAY)
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Whose calendar counts (default: UTC).")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--bucket",
            paramLabel = "UNIT",
            description = "How the series is cut: day, week or month (default: week).")
    private Bucket bucket = Bucket.WEEK;

    @Option(
            names = "--levels",
            paramLabel = "YEAR",
            description = "Whose limits make the levels: 2021, 2023 or 2024 (default: 2024).")
    private int levels = LevelTable.DORA_2024.year();

    @Option(
            names = "--incident-window",
            paramLabel = "DURATION",
            description = "Charge an incident that names no deployment to the last one, if that is not longer ago than"
                    + " this, ISO 8601 (default: never).")
    @Within(least = "PT0S", most = "P3650D")
    private Optional<Duration> incidentWindow = Optional.empty();

    @Override
    VerbResult work(CommandSession session) {
        String place = environment.orElseGet(() -> environment(session.project()));
        DeliveryRequest asked = DeliveryRequest.of(window(session))
                .ofProducts(products)
                .inEnvironment(place)
                .byLevels(table());
        DeliveryRequest request = incidentWindow.map(asked::withIncidentWindow).orElse(asked);
        try (Ledger ledger = ledgerOption.openToRead(session)) {
            EventFilter.demand(ledger, products, place);
            DeliveryReport report =
                    Delivery.report(ledger, request, Clock.fixed(session.startedAt(), ZoneOffset.UTC));
            return new VerbResult(
                    Kind.DELIVERY, Outcome.PASSED, report, page -> new DeliveryText(page).write(report));
        }
    }

    /** Where the products asked for are, or all of the project's, as far as they are in one place. */
    private String environment(Project project) {
        Set<String> environments = project.file().products().entrySet().stream()
                .filter(product -> products.isEmpty() || products.contains(product.getKey()))
                .map(product -> product.getValue().environment())
                .collect(Collectors.toSet());
        return environments.size() == 1 ? environments.iterator().next() : DeliveryRequest.PRODUCTION;
    }

    private Window window(CommandSession session) {
        if (from.isEmpty() && to.isEmpty()) {
            return Window.lastDays(days.orElse(DEFAULT_DAYS), zone, bucket, session.startedAt());
        }
        if (from.isPresent() == days.isPresent()) {
            throw new ParameterException(
                    spec().commandLine(), "a window has a last day and either a first day or a number of days");
        }
        LocalDate last = to.orElseGet(() -> LocalDate.ofInstant(session.startedAt(), zone));
        return Window.days(from.orElseGet(() -> last.minusDays(days.get() - 1L)), last, zone, bucket);
    }

    private LevelTable table() {
        return Arrays.stream(LevelTable.values())
                .filter(table -> table.year() == levels)
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec().commandLine(),
                        "there are no levels of " + levels + "; there are those of "
                                + Arrays.stream(LevelTable.values())
                                        .map(table -> String.valueOf(table.year()))
                                        .collect(Collectors.joining(", "))));
    }
}
