package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.metrics.BucketRow;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.Metric;
import io.jenkins.plugins.dataops.metrics.Wording;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The section of a delivery report. */
final class DeliverySection {
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_NAMES = 12;

    private final DeliveryReport report;

    private DeliverySection(DeliveryReport report) {
        this.report = report;
    }

    static Section of(ResultDocument document, SectionPlace place) {
        SectionHead head = SectionHead.of(document, DocumentWords.title(document), "", place);
        DeliverySection section = new DeliverySection(document.as(DeliveryReport.class));
        return new Section(Templates.render("delivery", section.view(head)), List.of(), Optional.empty());
    }

    private DeliveryView view(SectionHead head) {
        DeliveryLines lines = new DeliveryLines(new Allowance(Allowance.SECTION));
        List<BucketRow> latestFirst = new ArrayList<>(report.series());
        Collections.reverse(latestFirst);
        return new DeliveryView(
                head,
                facts(),
                report.metrics().all().stream().map(DeliverySection::tile).toList(),
                Rows.of(report.openFailures(), MOST_ROWS, lines::open),
                new DeliveryCharts(report).all(),
                Rows.of(latestFirst, MOST_ROWS, lines::bucket),
                Rows.of(
                        (long) report.deployments().size() + report.deploymentsLeftOut(),
                        report.deployments().stream().limit(MOST_ROWS).map(lines::deployment).toList()),
                Rows.of(report.dataIncidents(), MOST_ROWS, lines::incident),
                Rows.of(report.byProduct().size() > 1 ? report.byProduct() : List.of(), MOST_ROWS, lines::product),
                report.notes().stream().limit(MOST_ROWS).toList());
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Products", names(report.products())));
        facts.add(new Fact("Environment", report.environment()));
        facts.add(new Fact(
                "Window",
                report.window().from().atZone(report.window().zone()).toLocalDate() + " to "
                        + report.window().to().minusNanos(1).atZone(report.window().zone()).toLocalDate()
                        + ", by " + report.window().bucket().name().toLowerCase(Locale.ROOT)));
        facts.add(new Fact("Time zone", report.window().zone().getId()));
        facts.add(new Fact("As of", Moment.of(report.asOf()).text()));
        if (report.downtimeSeconds() > 0) {
            facts.add(new Fact("Data downtime", Wording.duration(report.downtimeSeconds())));
        }
        if (report.refreshes() > 0) {
            facts.add(new Fact("Runs of unchanged code", Counts.number(report.refreshes()) + ", no deployments"));
        }
        return facts;
    }

    static String names(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? first + " and " + Counts.number(more) + " more" : first;
    }

    private static DeliveryView.Tile tile(Metric metric) {
        return new DeliveryView.Tile(
                MetricWords.title(metric.name()),
                MetricWords.meaning(metric.name()),
                MetricWords.value(metric),
                metric.value().isPresent(),
                MetricWords.basis(metric),
                MetricWords.spread(metric),
                MetricWords.level(metric),
                metric.levels().isPresent(),
                MetricWords.trend(metric),
                MetricWords.before(metric));
    }
}
