package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.result.Message;
import java.time.Instant;

/**
 * A failed deployment that nobody has recovered from yet. It counts in the fail rate, and not in the recovery time,
 * whose end is not known.
 *
 * @param product the data product
 * @param environment where
 * @param deployment id of the failed deployment
 * @param since when consumers began to be served badly
 * @param ageSeconds how long ago that was: the recovery takes at least this
 * @param reason why it counts as failed
 */
public record OpenFailure(
        String product, String environment, String deployment, Instant since, double ageSeconds, Message reason) {}
