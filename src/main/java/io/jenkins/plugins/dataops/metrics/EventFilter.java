package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Holds that what a report is to be about is in the ledger: of a misspelt name all figures would be good. */
public final class EventFilter {
    private EventFilter() {}

    /**
     * Refuses a ledger without events, and names that it does not have; all of them at once.
     *
     * @param ledger holds the events
     * @param products names of products; empty for all
     * @param environment whose consumers count
     * @throws UsageException naming what the ledger has
     */
    public static void demand(Ledger ledger, List<String> products, String environment) {
        List<String> known = ledger.products();
        if (known.isEmpty()) {
            throw new UsageException("the ledger holds no events yet: deploy or import something first, or name another"
                    + " ledger with --ledger");
        }
        List<String> faults = new ArrayList<>();
        products.stream()
                .filter(product -> !known.contains(ledger.currentName(product)))
                .forEach(product -> faults.add("the ledger has no product '" + product + "'; it has "
                        + String.join(", ", known)));
        List<String> environments = ledger.environments();
        if (!environments.contains(environment)) {
            faults.add("the ledger has no environment '" + environment + "', but " + String.join(", ", environments)
                    + ": name one with --environment");
        }
        if (faults.isEmpty()) {
            products.forEach(product -> together(ledger, product, environment, faults));
        }
        if (!faults.isEmpty()) {
            throw new UsageException(faults);
        }
    }

    private static void together(Ledger ledger, String product, String environment, List<String> faults) {
        List<String> places = ledger.environments(List.of(product));
        if (!places.contains(environment)) {
            faults.add("the ledger has nothing of '" + product + "' in environment '" + environment + "'; it has that in "
                    + String.join(", ", places));
        }
    }
}
