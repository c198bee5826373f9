package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.metrics.DataIncident;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.DeploymentRow;
import io.jenkins.plugins.dataops.metrics.Metric;
import io.jenkins.plugins.dataops.metrics.OpenFailure;
import io.jenkins.plugins.dataops.metrics.ProductRow;
import io.jenkins.plugins.dataops.metrics.Trend;
import io.jenkins.plugins.dataops.metrics.Wording;
import io.jenkins.plugins.dataops.outcome.Count;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes delivery metrics for people. */
public final class DeliveryText {
    private static final int LISTED = 20;

    private final Page page;

    /**
     * A writer.
     *
     * @param page where it writes
     */
    public DeliveryText(Page page) {
        this.page = page;
    }

    /**
     * Writes a report.
     *
     * @param report the metrics of a window
     */
    public void write(DeliveryReport report) {
        page.heading(names(report.products()) + " - " + report.environment() + ", "
                + report.window().from().atZone(report.window().zone()).toLocalDate() + " to "
                + report.window().to().atZone(report.window().zone()).minusNanos(1).toLocalDate() + " ("
                + report.window().zone() + ")");
        page.table(
                List.of("metric", "value", "rests on", "level", "trend"),
                report.metrics().all().stream().map(DeliveryText::row).toList());
        if (report.downtimeSeconds() > 0) {
            page.sentence("data downtime in the window: " + Wording.duration(report.downtimeSeconds()));
        }
        products(report.byProduct());
        deployments(report);
        failures(report.openFailures());
        incidents(report.dataIncidents());
        report.notes().forEach(note -> page.sentence("- " + note));
    }

    private static String names(List<String> names) {
        if (names.isEmpty()) {
            return "no data product";
        }
        int more = names.size() - LISTED;
        return String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void failures(List<OpenFailure> failures) {
        if (failures.isEmpty()) {
            return;
        }
        page.gap().heading("Open failures: " + failures.size());
        failures.stream().limit(LISTED).forEach(open -> page.sentence("  " + open.product() + ", deployment "
                + open.deployment() + ", since " + shown(open.since()) + " (" + Wording.duration(open.ageSeconds())
                + "): " + open.reason()));
        more(failures.size(), "open failure");
    }

    private void incidents(List<DataIncident> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        long open = incidents.stream().filter(each -> each.recoveredAt().isEmpty()).count();
        page.gap().heading("Data incidents that no deployment is charged with: " + incidents.size() + ", " + open
                + " open");
        // What is open comes first: it is what somebody has to look at.
        incidents.stream()
                .sorted(Comparator.comparing(each -> each.recoveredAt().isPresent()))
                .limit(LISTED)
                .forEach(each -> page.sentence("  " + each.product() + ", " + each.id() + ", "
                        + (each.recoveredAt().isEmpty() ? "open since " : "from ") + shown(each.at()) + " ("
                        + Wording.duration(each.durationSeconds()) + ")"
                        + (each.reason().isBlank() ? "" : ": " + each.reason())));
        more(incidents.size(), "data incident");
    }

    private void more(int all, String noun) {
        if (all > LISTED) {
            page.line("  ... and " + Count.of(all - LISTED, "more " + noun));
        }
    }

    private static String shown(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void products(List<ProductRow> rows) {
        if (rows.size() < 2) {
            return;
        }
        page.gap().table(
                List.of("product", "deployments", "lead time", "change fail", "recovery", "rework"),
                rows.stream()
                        .map(row -> Stream.concat(
                                        Stream.of(row.product()),
                                        row.metrics().all().stream().map(Wording::value))
                                .toList())
                        // The order of the five metrics is the order of the headers.
                        .toList());
    }

    private void deployments(DeliveryReport report) {
        if (report.deployments().isEmpty()) {
            return;
        }
        page.gap().table(
                List.of("deployed", "product", "revision", "changes", "lead time", "counted because"),
                report.deployments().stream().limit(LISTED).map(DeliveryText::row).toList());
        more(report.deployments().size() + report.deploymentsLeftOut(), "deployment");
    }

    private static List<String> row(DeploymentRow row) {
        return List.of(
                shown(row.at()),
                row.product(),
                row.version().orElseGet(() -> shortened(row.revision())),
                row.knowsChanges() ? String.valueOf(row.changes()) : "not known",
                row.leadTimeMedianSeconds().map(Wording::duration).orElse(""),
                row.countedBecause());
    }

    private static String shortened(String revision) {
        return revision.matches("[0-9a-f]{40}") ? revision.substring(0, 10) : revision;
    }

    private static List<String> row(Metric metric) {
        return List.of(
                Words.of(metric.name()).replace('-', ' '),
                Wording.value(metric),
                metric.value().isEmpty() ? "n = 0" : Wording.basis(metric),
                Wording.level(metric),
                metric.trend().direction() == Trend.Direction.UNKNOWN ? "" : Wording.trend(metric));
    }
}
