package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.ToldIds;
import io.jenkins.plugins.dataops.ledger.Appended;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes what a switch did into the ledger, and what the target's journal knows and the ledger missed: a run that died
 * after its switch, or a deployment from another machine. The ledger follows the journal from where it is, in pages.
 */
final class Recording {
    /** How many switches are looked at together, and how many missing events are counted one by one. */
    private static final int COUNTED = 1_000;

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
        if (session.isWorker()) {
            // The controller keeps the ledger, and asks for what it lacks.
            return finding;
        }
        BlueGreenResult result = session.masked((BlueGreenResult) finding.result());
        try {
            Optional<JournalSpan> span =
                    result.told().or(() -> session.masked(Stop.telling(() -> blueGreen.journal().end())));
            if (result.events().isEmpty() && span.map(JournalSpan::end).filter(end -> end.entry() > 0).isEmpty()) {
                return finding;
            }
            try (Ledger ledger = option.open(session)) {
                Appended told = ledger.record(result.events(), span);
                Set<String> conflicts = new TreeSet<>(told.conflicts());
                if (span.isPresent()) {
                    conflicts.addAll(follow(ledger, span.get(), blueGreen));
                }
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

    /** Records what the journal knows beyond where the ledger is; returns ids that the ledger knows otherwise. */
    private Set<String> follow(Ledger ledger, JournalSpan span, BlueGreen blueGreen) {
        Set<String> conflicts = new TreeSet<>();
        int missed = 0;
        JournalMark known = ledger.followed(span.end());
        boolean more = !known.equals(span.end());
        while (more) {
            JournalMark from = known;
            BlueGreenResult page = session.masked(Stop.telling(() -> blueGreen.journal().after(from)));
            Appended added = ledger.record(page.events(), page.told());
            missed += added.added();
            conflicts.addAll(added.conflicts());
            known = page.told().map(JournalSpan::upTo).orElse(known);
            more = page.told().filter(part -> !part.reachesEnd()).isPresent();
            if (more && Stop.requested().isPresent()) {
                session.progress().say("the ledger does not have all yet that the journal knows" + later("; later: "));
                break;
            }
        }
        if (missed > 0) {
            session.progress().say("recorded " + Count.of(missed, "event")
                    + " that the journal knew and the ledger missed");
        }
        return conflicts;
    }

    /** Tells what the journal knows and the ledger misses, and writes nothing. */
    VerbResult missing(VerbResult finding, BlueGreen blueGreen) {
        Optional<JournalMark> end = ((BlueGreenResult) finding.result()).told().map(JournalSpan::end);
        Missing missing = end.isPresent() ? missing(end.get(), blueGreen) : new Missing(0, false);
        return missing.events() == 0
                ? finding
                : finding.writing(page -> {
                    finding.text().accept(page);
                    page.line("the ledger misses " + (missing.more() ? "at least " : "")
                            + Count.of(missing.events(), "event") + " that the journal knows"
                            + later("; to record: "));
                });
    }

    /** How many events a ledger lacks, and whether it may lack more. */
    private record Missing(long events, boolean more) {}

    /** Looks from where the ledger is, until it is clear that it lacks many. */
    private Missing missing(JournalMark end, BlueGreen blueGreen) {
        if (!Files.exists(option.file(session))) {
            return missing(end.rewound(), blueGreen, ids -> Set.of());
        }
        try (Ledger ledger = option.openToRead(session)) {
            JournalMark known = ledger.followed(end);
            return known.equals(end) ? new Missing(0, false) : missing(known, blueGreen, ledger::known);
        }
    }

    private Missing missing(JournalMark known, BlueGreen blueGreen, Function<Set<String>, Set<String>> kept) {
        long events = 0;
        JournalMark from = known;
        while (true) {
            Optional<ToldIds> told = blueGreen.journal().idsAfter(from, COUNTED);
            if (told.isEmpty()) {
                return new Missing(events, false);
            }
            Set<String> ids = new HashSet<>(told.get().ids());
            ids.removeAll(kept.apply(ids));
            events += ids.size();
            if (told.get().span().reachesEnd() || events >= COUNTED) {
                return new Missing(events, !told.get().span().reachesEnd());
            }
            from = told.get().span().upTo();
        }
    }

    private String later(String lead) {
        return verb.typed(NextCommand.recordFromJournal()).map(lead::concat).orElse("");
    }
}
