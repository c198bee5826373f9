package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.metrics.BucketRow;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.Metric;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The section of a delivery report. */
final class DeliverySection {
    private static final int MOST_ROWS = 1_000;

    private final DeliveryReport report;
    private final Language language;
    private final MetricWords words;

    private DeliverySection(DeliveryReport report, Language language) {
        this.report = report;
        this.language = language;
        this.words = new MetricWords(language);
    }

    static Section of(ResultDocument document, SectionPlace place) {
        SectionHead head = SectionHead.of(document, DocumentWords.title(document, place.language()), "", place);
        DeliverySection section = new DeliverySection(document.as(DeliveryReport.class), place.language());
        return new Section(Templates.render("delivery", section.view(head), place.language()), List.of(), Optional.empty());
    }

    private DeliveryView view(SectionHead head) {
        DeliveryLines lines = new DeliveryLines(new Allowance(Allowance.SECTION), language);
        List<BucketRow> latestFirst = new ArrayList<>(report.series());
        Collections.reverse(latestFirst);
        return new DeliveryView(
                head,
                facts(),
                report.metrics().all().stream().map(this::tile).toList(),
                Rows.of(report.openFailures(), MOST_ROWS, lines::open, language),
                new DeliveryCharts(report, language).all(),
                Rows.of(latestFirst, MOST_ROWS, lines::bucket, language),
                Rows.of(
                        (long) report.deployments().size() + report.deploymentsLeftOut(),
                        report.deployments().stream().limit(MOST_ROWS).map(lines::deployment).toList(),
                        language),
                Rows.of(report.dataIncidents(), MOST_ROWS, lines::incident, language),
                Rows.of(
                        report.byProduct().size() > 1 ? report.byProduct() : List.of(),
                        MOST_ROWS,
                        lines::product,
                        language),
                report.notes().stream().limit(MOST_ROWS).map(language::say).toList());
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("products", new DeliveryWords(language).names(report.products())));
        facts.add(fact("environment", report.environment()));
        facts.add(fact(
                "window",
                language.phrase(
                        "delivery.days-by",
                        Map.of(
                                "from", report.window().from().atZone(report.window().zone()).toLocalDate().toString(),
                                "to", report.window().to().minusNanos(1).atZone(report.window().zone()).toLocalDate().toString(),
                                "bucket", report.window().bucket().name().toLowerCase(Locale.ROOT)))));
        facts.add(fact("zone", report.window().zone().getId()));
        facts.add(fact("as-of", language.instant(report.asOf())));
        if (report.downtimeSeconds() > 0) {
            facts.add(fact("downtime", language.seconds(report.downtimeSeconds())));
        }
        if (report.refreshes() > 0) {
            facts.add(fact("refreshes", language.phrase("delivery.no-deployment", Map.of("runs", report.refreshes()))));
        }
        return facts;
    }

    private Fact fact(String key, String value) {
        return new Fact(language.phrase("delivery." + key), value);
    }

    private DeliveryView.Tile tile(Metric metric) {
        return new DeliveryView.Tile(
                words.title(metric.name()),
                words.meaning(metric.name()),
                words.figure(metric),
                metric.value().isPresent(),
                words.basis(metric),
                words.spread(metric),
                words.levelOnTile(metric),
                metric.levels().isPresent(),
                words.trendBadge(metric),
                words.before(metric));
    }
}
