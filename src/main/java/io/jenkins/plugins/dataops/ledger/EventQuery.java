package io.jenkins.plugins.dataops.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events of a ledger are asked for; every condition must hold.
 *
 * @param products names of the data products; empty means all
 * @param environment the environment; empty means all
 * @param from the first instant that counts; empty means from the beginning
 * @param to the first instant that no longer counts; empty means to the end
 */
public record EventQuery(
        Set<String> products, Optional<String> environment, Optional<Instant> from, Optional<Instant> to) {
    private static final EventQuery EVERYTHING =
            new EventQuery(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Keeps its own copy. */
    public EventQuery {
        products = Set.copyOf(products);
    }

    /**
     * Asks for everything.
     *
     * @return a query without a condition
     */
    public static EventQuery everything() {
        return EVERYTHING;
    }

    /**
     * Narrows to some data products.
     *
     * @param names their names; empty means all
     * @return a narrower query
     */
    public EventQuery ofProducts(Collection<String> names) {
        return new EventQuery(new TreeSet<>(names), environment, from, to);
    }

    /**
     * Narrows to one environment.
     *
     * @param name its name
     * @return a narrower query
     */
    public EventQuery inEnvironment(String name) {
        return new EventQuery(products, Optional.of(name), from, to);
    }

    /**
     * Narrows to a stretch of time.
     *
     * @param first the first instant that counts
     * @param end the first instant that no longer counts
     * @return a narrower query
     */
    public EventQuery between(Instant first, Instant end) {
        return new EventQuery(products, environment, Optional.of(first), Optional.of(end));
    }
}
