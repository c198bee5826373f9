package io.jenkins.plugins.dataops.metrics;

import java.time.Instant;
import java.util.List;

/**
 * What follows from the history of one data product in one environment.
 *
 * @param product its name
 * @param first when the record begins
 * @param deployments every deployment, in order of time
 * @param faults all stretches in which consumers were served badly
 * @param uncharged those of them that no release is charged with
 * @param unknownDeployments ids that events name and the record does not have
 */
record Judgement(
        String product,
        Instant first,
        List<JudgedDeployment> deployments,
        List<Fault> faults,
        List<Fault> uncharged,
        List<String> unknownDeployments) {}
