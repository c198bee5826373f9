package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.metrics.DataIncident;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.DeploymentRow;
import io.jenkins.plugins.dataops.metrics.Metric;
import io.jenkins.plugins.dataops.metrics.OpenFailure;
import io.jenkins.plugins.dataops.metrics.ProductRow;
import io.jenkins.plugins.dataops.metrics.Trend;
import io.jenkins.plugins.dataops.report.MetricWords;
import io.jenkins.plugins.dataops.result.Language;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes delivery metrics for people. */
public final class DeliveryText {
    private static final int LISTED = 20;

    private final Page page;
    private final Language language;
    private final MetricWords words;

    /**
     * A writer.
     *
     * @param page where it writes
     */
    public DeliveryText(Page page) {
        this.page = page;
        this.language = page.language();
        this.words = new MetricWords(language);
    }

    /**
     * Writes a report.
     *
     * @param report the metrics of a window
     */
    public void write(DeliveryReport report) {
        ZoneId zone = report.window().zone();
        page.heading(language.phrase(
                "text.delivery",
                Map.of(
                        "products", names(report.products()),
                        "environment", report.environment(),
                        "from", report.window().from().atZone(zone).toLocalDate().toString(),
                        "to", report.window().to().atZone(zone).minusNanos(1).toLocalDate().toString(),
                        "zone", zone.getId())));
        page.table(
                heads("metric", "value", "rests-on", "level", "trend"),
                report.metrics().all().stream().map(this::row).toList());
        if (report.downtimeSeconds() > 0) {
            page.sentence(
                    language.phrase("text.downtime", Map.of("time", language.seconds(report.downtimeSeconds()))));
        }
        products(report.byProduct());
        deployments(report);
        failures(report.openFailures());
        incidents(report.dataIncidents());
        report.notes().forEach(note -> page.sentence("- " + language.say(note)));
    }

    private List<String> heads(String... keys) {
        return Stream.of(keys).map(key -> language.phrase("text." + key)).toList();
    }

    private String names(List<String> names) {
        return names.isEmpty()
                ? language.phrase("text.no-product")
                : language.phrase(
                        "delivery.products",
                        Map.of(
                                "names", names.subList(0, Math.min(LISTED, names.size())),
                                "more", Math.max(0, names.size() - LISTED)));
    }

    private void failures(List<OpenFailure> failures) {
        if (failures.isEmpty()) {
            return;
        }
        page.gap().heading(language.phrase("text.open-failures", Map.of("count", failures.size())));
        failures.stream().limit(LISTED).forEach(open -> page.sentence("  " + language.phrase(
                "text.open-failure",
                Map.of(
                        "product", open.product(),
                        "deployment", open.deployment(),
                        "since", open.since(),
                        "age", language.seconds(open.ageSeconds()),
                        "reason", open.reason()))));
        more(failures.size(), "text.more-open-failures");
    }

    private void incidents(List<DataIncident> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        long open = incidents.stream().filter(each -> each.recoveredAt().isEmpty()).count();
        page.gap().heading(language.phrase("text.incidents", Map.of("count", incidents.size(), "open", open)));
        // What is open comes first: it is what somebody has to look at.
        incidents.stream()
                .sorted(Comparator.comparing(each -> each.recoveredAt().isPresent()))
                .limit(LISTED)
                .forEach(each -> page.sentence("  " + incident(each)));
        more(incidents.size(), "text.more-incidents");
    }

    private String incident(DataIncident incident) {
        Map<String, Object> arguments = new HashMap<>(Map.of(
                "product", incident.product(),
                "id", incident.id(),
                "state", incident.recoveredAt().isEmpty() ? "open" : "over",
                "at", incident.at(),
                "time", language.seconds(incident.durationSeconds())));
        String reason = language.say(incident.reason());
        if (!reason.isBlank()) {
            arguments.put("reason", reason);
        }
        return language.phrase("text.incident", arguments);
    }

    private void more(int all, String key) {
        if (all > LISTED) {
            page.line("  ... " + language.phrase(key, Map.of("count", all - LISTED)));
        }
    }

    private void products(List<ProductRow> rows) {
        if (rows.size() < 2) {
            return;
        }
        page.gap().table(
                heads("product", "deployments", "lead-time", "change-fail", "recovery", "rework"),
                rows.stream()
                        .map(row -> Stream.concat(
                                        Stream.of(row.product()),
                                        row.metrics().all().stream().map(words::value))
                                .toList())
                        // The order of the five metrics is the order of the headers.
                        .toList());
    }

    private void deployments(DeliveryReport report) {
        if (report.deployments().isEmpty()) {
            return;
        }
        page.gap().table(
                heads("deployed", "product", "revision", "changes", "lead-time", "counted-because"),
                report.deployments().stream().limit(LISTED).map(this::row).toList());
        more(report.deployments().size() + report.deploymentsLeftOut(), "text.more-deployments");
    }

    private List<String> row(DeploymentRow row) {
        return List.of(
                language.instant(row.at()),
                row.product(),
                row.version().orElseGet(() -> shortened(row.revision())),
                row.knowsChanges() ? language.number(row.changes()) : language.phrase("delivery.changes-unknown"),
                row.leadTimeMedianSeconds().map(language::seconds).orElse(""),
                language.say(row.countedBecause()));
    }

    private static String shortened(String revision) {
        return revision.matches("[0-9a-f]{40}") ? revision.substring(0, 10) : revision;
    }

    private List<String> row(Metric metric) {
        return List.of(
                words.name(metric.name()),
                words.value(metric),
                words.sample(metric),
                words.level(metric),
                metric.trend().direction() == Trend.Direction.UNKNOWN ? "" : words.trend(metric));
    }
}
