package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.format.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a report as tables: nothing is shown in a chart that is not in one of them. */
public final class DeliveryTables {
    private static final List<String> FIGURES = List.of(
            "deployments",
            "deployments_per_week",
            "lead_time_median_s",
            "lead_time_p90_s",
            "lead_time_n",
            "failed",
            "fail_rate",
            "fail_rate_low",
            "fail_rate_high",
            "recovery_median_s",
            "recovery_p90_s",
            "recovery_n",
            "rework",
            "rework_rate");

    private DeliveryTables() {}

    /**
     * Tabulates the five metrics.
     *
     * @param report the report
     * @return a row a metric
     */
    public static Table metrics(DeliveryReport report) {
        List<List<String>> rows = report.metrics().all().stream()
                .map(metric -> List.of(
                        word(metric.name()),
                        word(metric.unit()),
                        number(metric.value()),
                        String.valueOf(metric.count()),
                        String.valueOf(metric.n()),
                        number(metric.low()),
                        number(metric.high()),
                        number(metric.p90()),
                        metric.level().map(DeliveryTables::word).orElse(""),
                        metric.levels().map(span -> word(span.best())).orElse(""),
                        metric.levels().map(span -> word(span.worst())).orElse(""),
                        metric.levels().map(span -> String.valueOf(span.year())).orElse(""),
                        word(metric.trend().direction()),
                        number(metric.trend().previous()),
                        String.valueOf(metric.provisional())))
                .toList();
        return new Table(
                "metrics",
                List.of(
                        "metric", "unit", "value", "count", "n", "low", "high", "p90", "level", "level_best",
                        "level_worst", "level_year", "trend", "previous", "provisional"),
                rows);
    }

    /**
     * Tabulates the series.
     *
     * @param report the report
     * @return a row a bucket
     */
    public static Table series(DeliveryReport report) {
        List<List<String>> rows = report.series().stream()
                .map(bucket -> row(
                        List.of(
                                bucket.label(),
                                bucket.from().toString(),
                                bucket.to().toString(),
                                String.valueOf(bucket.partial())),
                        figures(bucket.metrics())))
                .toList();
        return new Table("series", row(List.of("period", "from", "to", "partial"), FIGURES), rows);
    }

    /**
     * Tabulates the products.
     *
     * @param report the report
     * @return a row a product, first what needs attention
     */
    public static Table products(DeliveryReport report) {
        List<List<String>> rows = report.byProduct().stream()
                .map(product -> row(
                        List.of(
                                product.product(),
                                product.lastDeployment().map(Object::toString).orElse(""),
                                String.valueOf(product.openFailures()),
                                String.valueOf(product.openIncidents()),
                                number(Optional.of(product.downtimeSeconds()))),
                        figures(product.metrics())))
                .toList();
        return new Table(
                "products",
                row(List.of("product", "last_deployment", "open_failures", "open_incidents", "downtime_s"), FIGURES),
                rows);
    }

    /**
     * Tabulates the deployments.
     *
     * @param report the report
     * @return a row a deployment, newest first
     */
    public static Table deployments(DeliveryReport report) {
        List<List<String>> rows = report.deployments().stream()
                .map(row -> List.of(
                        row.at().toString(),
                        row.product(),
                        row.revision(),
                        row.version().orElse(""),
                        word(row.kind()),
                        word(row.step()),
                        word(row.outcome()),
                        String.valueOf(row.changes()),
                        String.valueOf(row.changesComplete()),
                        String.valueOf(row.leadTimeSamples()),
                        number(row.leadTimeMedianSeconds()),
                        String.valueOf(row.failed()),
                        String.valueOf(row.open()),
                        number(row.recoverySeconds()),
                        String.valueOf(row.unplanned()),
                        row.countedBecause(),
                        row.url().orElse(""),
                        row.id()))
                .toList();
        return new Table(
                "deployments",
                List.of(
                        "at", "product", "revision", "version", "kind", "step", "outcome", "changes",
                        "changes_complete", "lead_time_samples", "lead_time_median_s", "failed", "open", "recovery_s", "rework",
                        "counted_because", "url", "id"),
                rows);
    }

    private static List<String> figures(FiveMetrics metrics) {
        return List.of(
                metrics.deploymentFrequency().value().isEmpty()
                        ? ""
                        : String.valueOf(metrics.deploymentFrequency().count()),
                number(metrics.deploymentFrequency().value()),
                number(metrics.changeLeadTime().value()),
                number(metrics.changeLeadTime().p90()),
                String.valueOf(metrics.changeLeadTime().n()),
                String.valueOf(metrics.changeFailRate().count()),
                number(metrics.changeFailRate().value()),
                number(metrics.changeFailRate().low()),
                number(metrics.changeFailRate().high()),
                number(metrics.recoveryTime().value()),
                number(metrics.recoveryTime().p90()),
                String.valueOf(metrics.recoveryTime().n()),
                String.valueOf(metrics.reworkRate().count()),
                number(metrics.reworkRate().value()));
    }

    private static List<String> row(List<String> first, List<String> second) {
        List<String> cells = new ArrayList<>(first);
        cells.addAll(second);
        return cells;
    }

    /** As in JSON, so that one word has one spelling. */
    private static String word(Enum<?> constant) {
        return Json.mapper().convertValue(constant, String.class);
    }

    private static String number(Optional<Double> value) {
        return value.map(number -> new BigDecimal(number)
                        .round(new MathContext(9))
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse("");
    }
}
