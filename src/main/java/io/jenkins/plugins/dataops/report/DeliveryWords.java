package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.FiveMetrics;
import io.jenkins.plugins.dataops.result.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A delivery report in a sentence. */
final class DeliveryWords {
    private static final int MOST_NAMES = 12;

    private final Language language;
    private final MetricWords words;

    DeliveryWords(Language language) {
        this.language = language;
        this.words = new MetricWords(language);
    }

    String headline(DeliveryReport report) {
        FiveMetrics metrics = report.metrics();
        Map<String, Object> arguments = new HashMap<>(
                Map.of("products", names(report.products()), "environment", report.environment()));
        if (metrics.deploymentFrequency().value().isEmpty()) {
            return language.phrase("delivery.no-deployments", arguments);
        }
        Map.of(
                        "frequency", metrics.deploymentFrequency(),
                        "leadTime", metrics.changeLeadTime(),
                        "failRate", metrics.changeFailRate(),
                        "recovery", metrics.recoveryTime(),
                        "rework", metrics.reworkRate())
                .forEach((name, metric) -> metric.value().ifPresent(known -> arguments.put(name, words.figure(metric))));
        arguments.put("open", report.openFailures().size());
        return language.phrase("delivery.headline", arguments);
    }

    /** The first of many names. */
    String names(List<String> names) {
        return names.isEmpty()
                ? language.phrase("delivery.no-product")
                : language.phrase(
                        "delivery.products",
                        Map.of(
                                "names", names.subList(0, Math.min(MOST_NAMES, names.size())),
                                "more", Math.max(0, names.size() - MOST_NAMES)));
    }
}
