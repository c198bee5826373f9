package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.metrics.BucketRow;
import io.jenkins.plugins.dataops.metrics.DataIncident;
import io.jenkins.plugins.dataops.metrics.DeploymentRow;
import io.jenkins.plugins.dataops.metrics.FiveMetrics;
import io.jenkins.plugins.dataops.metrics.OpenFailure;
import io.jenkins.plugins.dataops.metrics.ProductRow;
import io.jenkins.plugins.dataops.metrics.Step;
import io.jenkins.plugins.dataops.result.Language;
import java.util.Map;

/** The lines of the delivery tables. */
final class DeliveryLines {
    private static final int LONGEST_TEXT = 2_000;

    private final Allowance allowance;
    private final Language language;
    private final MetricWords words;

    DeliveryLines(Allowance allowance, Language language) {
        this.allowance = allowance;
        this.language = language;
        this.words = new MetricWords(language);
    }

    DeliveryView.Bucket bucket(BucketRow row) {
        FiveMetrics metrics = row.metrics();
        return new DeliveryView.Bucket(
                row.label(),
                row.partial(),
                metrics.deploymentFrequency().value().isPresent()
                        ? language.number(metrics.deploymentFrequency().count())
                        : words.noData(),
                words.figure(metrics.changeLeadTime()),
                metrics.changeLeadTime().p90().map(language::seconds).orElse(""),
                words.value(metrics.changeFailRate()),
                words.interval(metrics.changeFailRate()),
                words.figure(metrics.recoveryTime()),
                words.value(metrics.reworkRate()));
    }

    DeliveryView.Line deployment(DeploymentRow row) {
        return new DeliveryView.Line(
                Moment.of(row.at(), language),
                row.product(),
                Allowance.clip(row.version().orElseGet(() -> BlueGreenWords.shortRevision(row.revision())), LONGEST_TEXT),
                row.url().flatMap(SafeLink::of),
                changes(row),
                row.leadTimeMedianSeconds().map(language::seconds).orElse(""),
                outcome(row),
                row.recoverySeconds().map(language::seconds).orElse(""),
                allowance.take(language.say(row.countedBecause()), LONGEST_TEXT));
    }

    private String changes(DeploymentRow row) {
        if (!row.knowsChanges()) {
            return language.phrase("delivery.changes-unknown");
        }
        return row.changesComplete()
                ? language.number(row.changes())
                : language.phrase("delivery.changes-at-least", Map.of("changes", row.changes()));
    }

    private Badge outcome(DeploymentRow row) {
        if (row.open()) {
            return Badge.bad(say("failed-open"));
        }
        if (row.failed()) {
            return Badge.bad(say("failed"));
        }
        if (row.step() == Step.BACK) {
            return new Badge("quiet", "\u21A9", say("rollback"));
        }
        if (row.step() == Step.REFRESH) {
            return new Badge("quiet", "\u21BB", say("refresh"));
        }
        return row.unplanned() ? Badge.warning(say("rework")) : Badge.good(say(row.provisional() ? "good-so-far" : "good"));
    }

    private String say(String state) {
        return language.phrase("delivery." + state);
    }

    DeliveryView.Open open(OpenFailure failure) {
        return new DeliveryView.Open(
                failure.product(),
                Moment.of(failure.since(), language),
                language.seconds(failure.ageSeconds()),
                failure.deployment(),
                allowance.take(language.say(failure.reason()), LONGEST_TEXT));
    }

    DeliveryView.Incident incident(DataIncident incident) {
        boolean ended = incident.recoveredAt().isPresent();
        return new DeliveryView.Incident(
                incident.product(),
                Moment.of(incident.at(), language),
                ended ? Badge.good(say("over")) : Badge.bad(say("open")),
                language.seconds(incident.durationSeconds()),
                allowance.take(language.say(incident.reason()), LONGEST_TEXT));
    }

    DeliveryView.Product product(ProductRow row) {
        int open = row.openFailures() + row.openIncidents();
        FiveMetrics metrics = row.metrics();
        return new DeliveryView.Product(
                row.product(),
                open == 0 ? Badge.good(say("served-well"))
                        : Badge.bad(language.phrase("delivery.open-count", Map.of("count", open))),
                words.figure(metrics.deploymentFrequency()),
                words.figure(metrics.changeLeadTime()),
                words.value(metrics.changeFailRate()),
                words.figure(metrics.recoveryTime()),
                words.value(metrics.reworkRate()),
                row.lastDeployment().map(at -> Moment.of(at, language)));
    }
}
