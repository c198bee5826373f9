package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.ledger.Appended;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes what a switch did into the ledger, and what the target's journal knows and the ledger missed: a run that died
 * after its switch, or a deployment from another machine.
 */
final class Recording {
    private final Verb verb;
    private final CommandSession session;
    private final LedgerOption option;

    Recording(Verb verb, LedgerOption option) {
        this.verb = verb;
        this.session = verb.session();
        this.option = option;
    }

    /** Records, and returns the finding; the switch is done, so a ledger that cannot be written only warns. */
    VerbResult of(VerbResult finding, BlueGreen blueGreen) {
        BlueGreenResult result = session.masked((BlueGreenResult) finding.result());
        try {
            List<Event> journal = session.masked(Stop.telling(blueGreen::events));
            if (result.events().isEmpty() && journal.isEmpty()) {
                return finding;
            }
            if (session.isWorker()) {
                return finding.with(result.withEvents(union(result.events(), journal)));
            }
            try (Ledger ledger = option.open(session)) {
                Appended told = ledger.record(result.events());
                Appended known = ledger.record(journal);
                int missed = known.added();
                if (missed > 0) {
                    session.progress().say("recorded " + Words.count(missed, "event")
                            + " that the journal knew and the ledger missed");
                }
                Set<String> conflicts = new TreeSet<>(told.conflicts());
                conflicts.addAll(known.conflicts());
                if (!conflicts.isEmpty()) {
                    session.progress().say("warning: the ledger has other events with these ids and keeps them: "
                            + String.join(", ", conflicts));
                    return finding.atLeast(Outcome.UNSTABLE);
                }
            }
            return finding;
        } catch (ToolException | UsageException failure) {
            session.progress().say("warning: the ledger was not written: " + failure.getMessage() + later("; later: "));
            return finding.atLeast(Outcome.UNSTABLE);
        }
    }

    /** Tells what the journal knows and the ledger misses, and writes nothing. */
    VerbResult missing(VerbResult finding, BlueGreen blueGreen) {
        long missing = missing(blueGreen.events());
        return missing == 0
                ? finding
                : finding.writing(page -> {
                    finding.text().accept(page);
                    page.line("the ledger misses " + Words.count(missing, "event") + " that the journal knows"
                            + later("; to record: "));
                });
    }

    private String later(String lead) {
        return verb.typed(NextCommand.recordFromJournal()).map(lead::concat).orElse("");
    }

    /** How many of the journal's events the ledger does not have, in one look into it. */
    private long missing(List<Event> journal) {
        if (journal.isEmpty() || !Files.exists(option.file(session))) {
            return journal.size();
        }
        Set<String> missing = journal.stream().map(Event::id).collect(Collectors.toCollection(HashSet::new));
        try (Ledger ledger = option.openToRead(session)) {
            missing.removeAll(ledger.known(missing));
        }
        return missing.size();
    }

    /** What happened now and what the journal knows of before; the controller keeps what it does not have. */
    private static List<Event> union(List<Event> now, List<Event> journal) {
        Map<String, Event> all = new LinkedHashMap<>();
        now.forEach(event -> all.put(event.id(), event));
        journal.forEach(event -> all.putIfAbsent(event.id(), event));
        return List.copyOf(all.values());
    }
}
