package io.jenkins.plugins.dataops.metrics;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a report has to know of events that it does not count.
 *
 * @param future how many events lie after the present
 * @param environments where the products that were asked for have events
 * @param onRecord whether an id is that of an event of any product and environment
 */
record LedgerContext(long future, List<String> environments, Predicate<String> onRecord) {}
