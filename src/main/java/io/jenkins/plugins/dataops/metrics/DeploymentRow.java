package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * One deployment, how it was judged and why; every figure drills down to these.
 *
 * @param id the event's id
 * @param product the data product
 * @param environment where
 * @param at when consumers saw it
 * @param revision what went live
 * @param version its name for people
 * @param kind what its recorder called it
 * @param step what it was to consumers: forward, back or a refresh of what was live
 * @param outcome how the deployment itself ended
 * @param changes how many commits went live with it
 * @param changesComplete false when the list of commits was cut, or could not be made at all
 * @param leadTimeSamples how many of them count as lead-time samples
 * @param leadTimeMedianSeconds their median in seconds; empty without samples
 * @param failed whether it counts as failed
 * @param open whether it failed and consumers are not served well again yet
 * @param provisional whether it is so young that a failure may still be charged to it
 * @param unplanned whether it counts as rework
 * @param recoverySeconds how long consumers were served badly because of it; empty when it did not fail or is open
 * @param counted whether it counts in frequency and rates
 * @param countedBecause the reasons for all of this
 * @param url where to read more
 */
public record DeploymentRow(
        String id,
        String product,
        String environment,
        Instant at,
        String revision,
        Optional<String> version,
        Deployment.Kind kind,
        Step step,
        Deployment.Outcome outcome,
        int changes,
        boolean changesComplete,
        int leadTimeSamples,
        Optional<Double> leadTimeMedianSeconds,
        boolean failed,
        boolean open,
        boolean provisional,
        boolean unplanned,
        Optional<Double> recoverySeconds,
        boolean counted,
        Message countedBecause,
        Optional<String> url) {
    /** Fills what a report of an earlier version does not say. */
    public DeploymentRow {
        if (step == null) {
            step = kind == Deployment.Kind.ROLLBACK ? Step.BACK : Step.FORWARD;
        }
    }

    /**
     * Asks whether anything is known of what went live with it.
     *
     * @return false when the list of commits is empty because nobody could make one
     */
    public boolean knowsChanges() {
        return changesComplete || changes > 0;
    }
}
