package io.jenkins.plugins.dataops.metrics;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What events say that cannot be: each is counted as well as it can be, and noted.
 *
 * @param unknownDeployments ids of deployments that events name and the record does not have
 * @param unknownFailures ids that recoveries name and the record does not have
 * @param endedBeforeTheyBegan ids of incidents and failures that are said to have been over before they began
 * @param olderThanTheirDeployment ids of incidents and failures dated before the deployment that they name
 * @param withoutFailure ids of deployments that recoveries name though nothing was wrong with them
 * @param olderThanWhatTheyEnded ids of deployments that recoveries name as what ended trouble that began after them
 */
record Contradictions(
        SortedSet<String> unknownDeployments,
        SortedSet<String> unknownFailures,
        SortedSet<String> endedBeforeTheyBegan,
        SortedSet<String> olderThanTheirDeployment,
        SortedSet<String> withoutFailure,
        SortedSet<String> olderThanWhatTheyEnded) {
    Contradictions() {
        this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    void addAll(Contradictions others) {
        unknownDeployments.addAll(others.unknownDeployments);
        unknownFailures.addAll(others.unknownFailures);
        endedBeforeTheyBegan.addAll(others.endedBeforeTheyBegan);
        olderThanTheirDeployment.addAll(others.olderThanTheirDeployment);
        withoutFailure.addAll(others.withoutFailure);
        olderThanWhatTheyEnded.addAll(others.olderThanWhatTheyEnded);
    }
}
