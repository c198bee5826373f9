package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.UsageException;

/** A deployment that somebody names: it must be on record, and be one of the product that the event is about. */
final class NamedDeployment {
    private NamedDeployment() {}

    static String find(Ledger ledger, String id, String product, String environment) {
        Event found = ledger.find(id)
                .filter(Deployment.class::isInstance)
                .orElseThrow(() -> new UsageException("the ledger has no deployment '" + id
                        + "': name one that it has").then(NextCommand.figures()));
        if (!found.product().equals(ledger.currentName(product)) || !found.environment().equals(environment)) {
            throw new UsageException("deployment '" + id + "' is one of '" + found.product() + "' in "
                    + found.environment() + ", and not of '" + product + "' in " + environment
                    + ": name one of that product");
        }
        return found.id();
    }
}
