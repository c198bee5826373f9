package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.statistics.Quantiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A deployment with everything that follows from the other events.
 *
 * @param event the deployment
 * @param step what it was to consumers
 * @param leadTime its samples
 * @param faults what it is charged with
 * @param unplanned whether it was made only to fix an incident
 * @param provisional whether it has not failed but is so young that it may yet
 * @param because why it counts as it does
 */
record JudgedDeployment(
        Deployment event,
        Step step,
        LeadTime leadTime,
        List<Degradation> faults,
        boolean unplanned,
        boolean provisional,
        Message because) {
    private static final Pattern UNFIT = Pattern.compile("[\\s\\p{Cntrl}\\\\]");
    private static final Pattern WEB = Pattern.compile("(?i)https?://");
    private static final Pattern OTHER_SCHEME = Pattern.compile("[^/?#]*:|//");

    /** Whether it is a deployment: a step back or a refresh brings no change. */
    boolean counted() {
        return step == Step.FORWARD;
    }

    boolean failed() {
        return !faults.isEmpty();
    }

    boolean open() {
        return faults.stream().anyMatch(Degradation::isOpen);
    }

    Optional<Double> recoverySeconds() {
        return failed() && !open() && faults.stream().anyMatch(Degradation::measured)
                ? Optional.of(TimeUnion.union(faults, event.at(), Instant.MAX))
                : Optional.empty();
    }

    DeploymentRow row() {
        List<Double> samples = leadTime.seconds();
        return new DeploymentRow(
                event.id(),
                event.product(),
                event.environment(),
                event.at(),
                event.revision(),
                event.version(),
                event.kind(),
                step,
                event.outcome(),
                event.changes().size(),
                event.changesComplete(),
                samples.size(),
                samples.isEmpty() ? Optional.empty() : Optional.of(Quantiles.quantile(samples, 0.5)),
                failed(),
                open(),
                provisional,
                unplanned,
                recoverySeconds(),
                counted(),
                because,
                event.url().filter(JudgedDeployment::isLink));
    }

    /** A web address or a path; anything else, such as a script, is no place to read more. */
    private static boolean isLink(String url) {
        return !UNFIT.matcher(url).find() && (WEB.matcher(url).lookingAt() || !OTHER_SCHEME.matcher(url).lookingAt());
    }
}
