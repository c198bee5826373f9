package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The events of some rows; a row that takes another one back needs that one among them. */
    List<Event> of(Collection<JournalRow> rows) {
        Map<Long, JournalRow> byNumber = rows.stream()
                .collect(Collectors.toMap(row -> row.entry().number(), Function.identity()));
        List<Event> events = new ArrayList<>();
        rows.stream()
                .sorted((a, b) -> Long.compare(a.entry().number(), b.entry().number()))
                .forEach(row -> {
                    if (row.entry().action() == JournalEntry.Action.RELEASE) {
                        release(row).ifPresent(events::add);
                    } else if (row.entry().undoes().isPresent()
                            && byNumber.containsKey(row.entry().undoes().getAsLong())) {
                        events.addAll(wayBack(row, byNumber.get(row.entry().undoes().getAsLong())));
                    }
                });
        return events;
    }

    /** A release that was switched but not yet judged is told when it is. */
    private Optional<Event> release(JournalRow row) {
        return switch (row.entry().state()) {
            case SWITCHED -> Optional.empty();
            case VERIFIED -> Optional.of(deployment(row, Deployment.Outcome.SUCCEEDED, Deployment.Kind.RELEASE));
            case FAILED -> Optional.of(deployment(row, Deployment.Outcome.FAILED, Deployment.Kind.RELEASE));
        };
    }

    private Deployment deployment(JournalRow row, Deployment.Outcome outcome, Deployment.Kind kind) {
        Release release = row.release();
        return new Deployment(
                row.entry().deployment(), product, environment, row.entry().at(), revision(release),
                release.version(), outcome, kind, release.changes(), release.changesComplete(), release.unplanned(),
                release.url());
    }

    /** The ledger needs a word where nobody said what went live; one entry without it must not keep the others out. */
    private static String revision(Release release) {
        return release.revision().isBlank() ? Deployment.UNVERSIONED : release.revision();
    }

    /** What was replaced served readers badly since they saw it, unless a person knows better. */
    private List<Event> wayBack(JournalRow row, JournalRow undone) {
        String failed = undone.entry().deployment();
        Instant since = row.failedSince().orElse(undone.entry().at());
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
