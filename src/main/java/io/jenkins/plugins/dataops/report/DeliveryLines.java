package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.metrics.BucketRow;
import io.jenkins.plugins.dataops.metrics.DataIncident;
import io.jenkins.plugins.dataops.metrics.DeploymentRow;
import io.jenkins.plugins.dataops.metrics.FiveMetrics;
import io.jenkins.plugins.dataops.metrics.Metric;
import io.jenkins.plugins.dataops.metrics.OpenFailure;
import io.jenkins.plugins.dataops.metrics.ProductRow;
import io.jenkins.plugins.dataops.metrics.Step;
import io.jenkins.plugins.dataops.metrics.Wording;

/** The lines of the delivery tables. */
final class DeliveryLines {
    private static final int LONGEST_TEXT = 2_000;

    private final Allowance allowance;

    DeliveryLines(Allowance allowance) {
        this.allowance = allowance;
    }

    DeliveryView.Bucket bucket(BucketRow row) {
        FiveMetrics metrics = row.metrics();
        return new DeliveryView.Bucket(
                row.label(),
                row.partial(),
                metrics.deploymentFrequency().value().isPresent()
                        ? Counts.number(metrics.deploymentFrequency().count())
                        : MetricWords.NO_DATA,
                MetricWords.value(metrics.changeLeadTime()),
                metrics.changeLeadTime().p90().map(Wording::duration).orElse(""),
                share(metrics.changeFailRate()),
                MetricWords.interval(metrics.changeFailRate()),
                MetricWords.value(metrics.recoveryTime()),
                share(metrics.reworkRate()));
    }

    private static String share(Metric metric) {
        return metric.value().isEmpty()
                ? MetricWords.NO_DATA
                : MetricWords.value(metric) + " (" + metric.count() + "/" + metric.n() + ")";
    }

    DeliveryView.Line deployment(DeploymentRow row) {
        return new DeliveryView.Line(
                Moment.of(row.at()),
                row.product(),
                Allowance.clip(row.version().orElseGet(() -> BlueGreenWords.shortRevision(row.revision())), LONGEST_TEXT),
                row.url().flatMap(SafeLink::of),
                changes(row),
                row.leadTimeMedianSeconds().map(Wording::duration).orElse(""),
                outcome(row),
                row.recoverySeconds().map(Wording::duration).orElse(""),
                allowance.take(row.countedBecause(), LONGEST_TEXT));
    }

    private static String changes(DeploymentRow row) {
        if (!row.knowsChanges()) {
            return "not known";
        }
        return Counts.number(row.changes()) + (row.changesComplete() ? "" : " at least");
    }

    private static Badge outcome(DeploymentRow row) {
        if (row.open()) {
            return Badge.bad("failed, open");
        }
        if (row.failed()) {
            return Badge.bad("failed");
        }
        if (row.step() == Step.BACK) {
            return new Badge("quiet", "\u21A9", "rollback");
        }
        if (row.step() == Step.REFRESH) {
            return new Badge("quiet", "\u21BB", "refresh");
        }
        return row.unplanned() ? Badge.warning("rework") : Badge.good(row.provisional() ? "good so far" : "good");
    }

    DeliveryView.Open open(OpenFailure failure) {
        return new DeliveryView.Open(
                failure.product(),
                Moment.of(failure.since()),
                Wording.duration(failure.ageSeconds()),
                failure.deployment(),
                allowance.take(failure.reason(), LONGEST_TEXT));
    }

    DeliveryView.Incident incident(DataIncident incident) {
        boolean ended = incident.recoveredAt().isPresent();
        return new DeliveryView.Incident(
                incident.product(),
                Moment.of(incident.at()),
                ended ? Badge.good("over") : Badge.bad("open"),
                Wording.duration(incident.durationSeconds()),
                allowance.take(incident.reason(), LONGEST_TEXT));
    }

    DeliveryView.Product product(ProductRow row) {
        int open = row.openFailures() + row.openIncidents();
        FiveMetrics metrics = row.metrics();
        return new DeliveryView.Product(
                row.product(),
                open == 0 ? Badge.good("served well") : Badge.bad(Counts.number(open) + " open"),
                MetricWords.value(metrics.deploymentFrequency()),
                MetricWords.value(metrics.changeLeadTime()),
                share(metrics.changeFailRate()),
                MetricWords.value(metrics.recoveryTime()),
                share(metrics.reworkRate()),
                row.lastDeployment().map(Moment::of));
    }
}
