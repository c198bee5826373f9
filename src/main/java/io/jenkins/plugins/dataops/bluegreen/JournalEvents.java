package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells the ledger what the journal knows. The same rows always make the same events with the same ids, so that a run
 * whose report was lost can be told again and adds nothing twice.
 */
final class JournalEvents {
    private final String product;
    private final String environment;

    JournalEvents(String product, String environment) {
        this.product = product;
        this.environment = environment;
    }

    /**
     * What the ledger has to know of an entry.
     *
     * @param entry what everybody may see
     * @param release what went live
     * @param failedSince since when readers were served badly, when a person said so
     */
    record Told(JournalEntry entry, Release release, Optional<Instant> failedSince) {}

    /** The events of some rows; a row that takes another one back needs that one among them. */
    List<Event> of(Collection<JournalRow> rows) {
        Map<Long, JournalEntry> byNumber = rows.stream()
                .map(JournalRow::entry)
                .collect(Collectors.toMap(JournalEntry::number, Function.identity()));
        return of(
                rows.stream()
                        .map(row -> new Told(row.entry(), row.release(), row.failedSince()))
                        .sorted(Comparator.comparingLong(told -> told.entry().number()))
                        .toList(),
                byNumber);
    }

    /** The events of entries, the oldest of them first; without the entry that one takes back nothing is told of it. */
    List<Event> of(List<Told> entries, Map<Long, JournalEntry> undone) {
        List<Event> events = new ArrayList<>();
        for (Told told : entries) {
            JournalEntry entry = told.entry();
            if (entry.action() == JournalEntry.Action.RELEASE) {
                release(told).ifPresent(events::add);
            } else if (entry.undoes().isPresent() && undone.containsKey(entry.undoes().getAsLong())) {
                events.addAll(wayBack(told, undone.get(entry.undoes().getAsLong())));
            }
        }
        return events;
    }

    /** The ids of an entry's events. */
    Set<String> ids(JournalEntry entry, Map<Long, JournalEntry> undone) {
        return of(List.of(new Told(entry, Release.of(Deployment.UNVERSIONED), Optional.empty())), undone).stream()
                .map(Event::id)
                .collect(Collectors.toSet());
    }

    /** A release that was switched but not yet judged is told when it is. */
    private Optional<Event> release(Told told) {
        return switch (told.entry().state()) {
            case SWITCHED -> Optional.empty();
            case VERIFIED -> Optional.of(deployment(told, Deployment.Outcome.SUCCEEDED, Deployment.Kind.RELEASE));
            case FAILED -> Optional.of(deployment(told, Deployment.Outcome.FAILED, Deployment.Kind.RELEASE));
        };
    }

    private Deployment deployment(Told told, Deployment.Outcome outcome, Deployment.Kind kind) {
        Release release = told.release();
        return new Deployment(
                told.entry().deployment(), product, environment, told.entry().at(), revision(release),
                release.version(), outcome, kind, release.changes(), release.changesComplete(), release.unplanned(),
                release.url());
    }

    /** The ledger needs a word where nobody said what went live; one entry without it must not keep the others out. */
    private static String revision(Release release) {
        return release.revision().isBlank() ? Deployment.UNVERSIONED : release.revision();
    }

    /** What was replaced served readers badly since they saw it, unless a person knows better. */
    private List<Event> wayBack(Told row, JournalEntry undone) {
        String failed = undone.deployment();
        Instant since = row.failedSince().orElse(undone.at());
        List<Event> events = new ArrayList<>();
        events.add(new Failure(
                failed + "/failure", product, environment, since, failed,
                row.entry().reason().orElse("rolled back")));
        Optional<String> restored = Optional.empty();
        if (row.entry().to().isPresent()) {
            events.add(deployment(row, Deployment.Outcome.SUCCEEDED, Deployment.Kind.ROLLBACK));
            restored = Optional.of(row.entry().deployment());
        }
        events.add(new Recovery(
                failed + "/recovery", product, environment, row.entry().at(), failed + "/failure", restored));
        return events;
    }
}
