package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import java.util.Optional;

/**
 * A version that consumers see.
 *
 * @param release the release that brought it; empty when a step back brought something that is not on record
 * @param bringer the deployment that made it live: the release, or that step back
 */
record LiveVersion(Optional<Deployment> release, Deployment bringer) {
    static LiveVersion of(Deployment release) {
        return new LiveVersion(Optional.of(release), release);
    }

    static LiveVersion broughtBackBy(Deployment stepBack) {
        return new LiveVersion(Optional.empty(), stepBack);
    }

    String revision() {
        return bringer.revision();
    }
}
