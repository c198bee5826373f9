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
import io.jenkins.plugins.dataops.request.DoraRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The five metrics of a window. */
@Command(
        name = "report",
        description = "The five metrics: deployment frequency, change lead time, change fail rate, recovery time and"
                + " rework rate, with what each rests on. Ends with 0 whatever the figures are.",
        footer = {"", "Example:", "  dataops dora report --days 365 --bucket month --time-zone Europe/Berlin"})
final class DoraReport extends LedgerVerb<DoraRequest> {
    private static final int DEFAULT_DAYS = 90;
    private static final ZoneId UTC = ZoneId.of("UTC");

    DoraReport() {
        super(DoraRequest.class);
    }

    @Override
    VerbResult work(CommandSession session) {
        DoraRequest request = request();
        List<String> products = request.products();
        String place = request.environment().orElseGet(() -> environment(session.project(), products));
        DeliveryRequest whole = DeliveryRequest.of(window(session, request))
                .ofProducts(products)
                .inEnvironment(place)
                .byLevels(request.levels().map(this::table).orElse(LevelTable.DORA_2024));
        DeliveryRequest asked = request.incidentWindow().map(whole::withIncidentWindow).orElse(whole);
        try (Ledger ledger = ledger().openToRead()) {
            EventFilter.demand(ledger, products, place);
            DeliveryReport report =
                    Delivery.report(ledger, asked, Clock.fixed(session.startedAt(), ZoneOffset.UTC));
            return new VerbResult(
                    Kind.DELIVERY, Outcome.PASSED, report, page -> new DeliveryText(page).write(report));
        }
    }

    /** Where the products asked for are, or all of the project's, as far as they are in one place. */
    private static String environment(Project project, List<String> products) {
        Set<String> environments = project.file().products().entrySet().stream()
                .filter(product -> products.isEmpty() || products.contains(product.getKey()))
                .map(product -> product.getValue().environment())
                .collect(Collectors.toSet());
        return environments.size() == 1 ? environments.iterator().next() : DeliveryRequest.PRODUCTION;
    }

    private Window window(CommandSession session, DoraRequest request) {
        ZoneId zone = request.timeZone().orElse(UTC);
        Bucket bucket = request.bucket().orElse(Bucket.WEEK);
        Optional<Integer> days = request.days();
        if (request.from().isEmpty() && request.to().isEmpty()) {
            return Window.lastDays(days.orElse(DEFAULT_DAYS), zone, bucket, session.startedAt());
        }
        if (request.from().isPresent() == days.isPresent()) {
            throw new ParameterException(
                    spec().commandLine(), "a window has a last day and either a first day or a number of days");
        }
        LocalDate last = request.to().orElseGet(() -> LocalDate.ofInstant(session.startedAt(), zone));
        return Window.days(
                request.from().orElseGet(() -> last.minusDays(days.orElseThrow() - 1L)), last, zone, bucket);
    }

    private LevelTable table(int levels) {
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
