package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.FiveMetrics;
import io.jenkins.plugins.dataops.metrics.Metric;

/** A delivery report in a sentence. */
final class DeliveryWords {
    private DeliveryWords() {}

    static String headline(DeliveryReport report) {
        FiveMetrics metrics = report.metrics();
        StringBuilder sentence = new StringBuilder(DeliverySection.names(report.products()))
                .append(" in ")
                .append(report.environment())
                .append(": ");
        if (metrics.deploymentFrequency().value().isEmpty()) {
            return sentence.append("no deployments recorded yet").toString();
        }
        sentence.append("deployments ").append(MetricWords.value(metrics.deploymentFrequency()));
        part(sentence, ", lead time ", metrics.changeLeadTime());
        part(sentence, ", fail rate ", metrics.changeFailRate());
        part(sentence, ", recovery ", metrics.recoveryTime());
        part(sentence, ", rework ", metrics.reworkRate());
        int open = report.openFailures().size();
        return open == 0 ? sentence.toString() : sentence + "; " + Counts.of(open, "failure") + " open";
    }

    private static void part(StringBuilder sentence, String name, Metric metric) {
        if (metric.value().isPresent()) {
            sentence.append(name).append(MetricWords.value(metric));
        }
    }
}
