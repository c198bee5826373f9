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
 * @param outages what releases are charged with, united from first failure to good service
 * @param contradictions what its events say that cannot be
 */
record Judgement(
        String product,
        Instant first,
        List<JudgedDeployment> deployments,
        List<Degradation> faults,
        List<Degradation> uncharged,
        List<Outage> outages,
        Contradictions contradictions) {}
