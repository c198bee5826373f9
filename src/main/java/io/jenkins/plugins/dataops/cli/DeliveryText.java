package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.DeploymentRow;
import io.jenkins.plugins.dataops.metrics.Metric;
import io.jenkins.plugins.dataops.metrics.ProductRow;
import io.jenkins.plugins.dataops.metrics.Trend;
import io.jenkins.plugins.dataops.metrics.Unit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes delivery metrics for people. */
final class DeliveryText {
    private static final int LISTED = 20;

    private final Page page;

    DeliveryText(Page page) {
        this.page = page;
    }

    void write(DeliveryReport report) {
        page.heading(String.join(", ", report.products()) + " - " + report.environment() + ", "
                + report.window().from().atZone(report.window().zone()).toLocalDate() + " to "
                + report.window().to().atZone(report.window().zone()).minusNanos(1).toLocalDate() + " ("
                + report.window().zone() + ")");
        page.table(
                List.of("metric", "value", "rests on", "level", "trend"),
                report.metrics().all().stream().map(DeliveryText::row).toList());
        products(report.byProduct());
        deployments(report);
        if (!report.openFailures().isEmpty()) {
            page.gap().heading("Open failures");
            report.openFailures().forEach(open -> page.line("  " + open.product() + " since " + open.since()
                    + " (" + seconds(open.ageSeconds()) + "): " + open.reason()));
        }
        report.notes().forEach(note -> page.line("- " + note));
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
                                        row.metrics().all().stream().map(DeliveryText::value))
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
        int more = report.deployments().size() + report.deploymentsLeftOut() - LISTED;
        if (more > 0) {
            page.line("  ... and " + Words.count(more, "more deployment"));
        }
    }

    private static List<String> row(DeploymentRow row) {
        return List.of(
                row.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                row.product(),
                row.version().orElseGet(() -> shortened(row.revision())),
                String.valueOf(row.changes()),
                row.leadTimeMedianSeconds().map(DeliveryText::seconds).orElse(""),
                row.countedBecause());
    }

    private static String shortened(String revision) {
        return revision.matches("[0-9a-f]{40}") ? revision.substring(0, 10) : revision;
    }

    private static List<String> row(Metric metric) {
        return List.of(
                Words.of(metric.name()).replace('-', ' '),
                value(metric),
                basis(metric),
                metric.level().map(level -> Words.of(level) + " (" + metric.levelYear().orElse(0) + ")").orElse(""),
                trend(metric));
    }

    private static String value(Metric metric) {
        return metric.value().map(value -> shown(metric.unit(), value)).orElse("no data");
    }

    private static String basis(Metric metric) {
        StringBuilder basis = new StringBuilder("n = ").append(metric.n());
        if (metric.unit() == Unit.SHARE && metric.value().isPresent()) {
            basis.setLength(0);
            basis.append(metric.count()).append(" of ").append(metric.n());
        }
        metric.low().ifPresent(low -> metric.high().ifPresent(high -> basis.append(", ")
                .append(shown(metric.unit(), low)).append(" to ").append(shown(metric.unit(), high))));
        metric.p90().ifPresent(p90 -> basis.append(", p90 ").append(shown(metric.unit(), p90)));
        if (metric.provisional() > 0) {
            basis.append(", ").append(metric.provisional()).append(" provisional");
        }
        return basis.toString();
    }

    private static String trend(Metric metric) {
        Trend trend = metric.trend();
        if (trend.direction() == Trend.Direction.UNKNOWN) {
            return "";
        }
        return Words.of(trend.direction())
                + trend.previous().map(value -> ", was " + shown(metric.unit(), value)).orElse("");
    }

    private static String shown(Unit unit, double value) {
        return switch (unit) {
            case PER_WEEK -> String.format(Locale.ROOT, "%.2f / week", value);
            case SECONDS -> seconds(value);
            case SHARE -> String.format(Locale.ROOT, "%.0f %%", value * 100);
        };
    }

    private static String seconds(double seconds) {
        return Words.of(Duration.ofMillis(Math.round(seconds * 1_000)));
    }
}
