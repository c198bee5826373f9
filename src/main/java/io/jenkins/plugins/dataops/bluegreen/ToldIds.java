package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.ledger.JournalSpan;
import java.util.Set;

/**
 * Under which ids a journal can tell a ledger of a part of it.
 *
 * @param ids the ids of the events
 * @param span the part
 */
public record ToldIds(Set<String> ids, JournalSpan span) {}
