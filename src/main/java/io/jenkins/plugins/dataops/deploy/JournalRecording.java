package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.ToldIds;
import io.jenkins.plugins.dataops.ledger.Appended;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import io.jenkins.plugins.dataops.ledger.JournalWalk;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.MaskedRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes what a switch did into the ledger, and what the target's journal knows and the ledger missed: a run that died
 * after its switch, or a deployment from another machine. The ledger follows the journal from where it is, in pages.
 */
public final class JournalRecording {
    /** How many switches are looked at together, and how many missing events are counted one by one. */
    private static final int COUNTED = 1_000;

    private final Path file;
    private final Progress progress;
    private final MaskedRecords masked;
    private final Optional<String> later;

    /**
     * For a ledger.
     *
     * @param file the ledger's file, which need not exist
     * @param progress is told what was missed, and what could not be written
     * @param masked masks what is recorded
     * @param later the command that records what is missing, as it is typed; empty where there is none
     */
    public JournalRecording(Path file, Progress progress, MaskedRecords masked, Optional<String> later) {
        this.file = file;
        this.progress = progress;
        this.masked = masked;
        this.later = later;
    }

    /**
     * Records what was done. It is done, so that a ledger that cannot be written only warns.
     *
     * @param done what was done to the product
     * @param blueGreen asks the product's journal
     * @return passed, or unstable where the ledger could not be written or has other events of the same ids
     */
    public Outcome record(BlueGreenResult done, BlueGreen blueGreen) {
        BlueGreenResult result = masked.of(done);
        try {
            Optional<JournalSpan> span =
                    result.told().or(() -> masked.of(Stop.telling(() -> blueGreen.journal().end())));
            if (result.events().isEmpty() && span.map(JournalSpan::end).filter(end -> end.entry() > 0).isEmpty()) {
                return Outcome.PASSED;
            }
            Set<String> conflicts = write(result, span, blueGreen);
            if (conflicts.isEmpty()) {
                return Outcome.PASSED;
            }
            progress.say("warning: the ledger has other events with these ids and keeps them: "
                    + String.join(", ", conflicts));
        } catch (ToolException | UsageException failure) {
            progress.say("warning: the ledger was not written: " + failure.getMessage() + later("; later: "));
        }
        return Outcome.UNSTABLE;
    }

    /** Writes what was done and what the journal knows beyond it; returns ids that the ledger knows otherwise. */
    private Set<String> write(BlueGreenResult result, Optional<JournalSpan> span, BlueGreen blueGreen) {
        try (Ledger ledger = Ledger.open(file)) {
            Set<String> conflicts = new TreeSet<>(ledger.record(result.events(), span).conflicts());
            if (span.isPresent()) {
                conflicts.addAll(follow(ledger, span.get(), blueGreen));
            }
            return conflicts;
        }
    }

    /** Records what the journal knows beyond where the ledger is; returns ids that the ledger knows otherwise. */
    private Set<String> follow(Ledger ledger, JournalSpan span, BlueGreen blueGreen) {
        Set<String> conflicts = new TreeSet<>();
        int missed = 0;
        JournalWalk walk = new JournalWalk(Optional.of(span));
        for (Optional<JournalMark> from = walk.next(ledger::followed);
                from.isPresent();
                from = walk.next(ledger::followed)) {
            JournalMark known = from.get();
            BlueGreenResult page = masked.of(Stop.telling(() -> blueGreen.journal().after(known)));
            Appended added = ledger.record(page.events(), page.told());
            missed += added.added();
            conflicts.addAll(added.conflicts());
            if (walk.read(page.told()) && Stop.requested().isPresent()) {
                progress.say("the ledger does not have all yet that the journal knows" + later("; later: "));
                break;
            }
        }
        if (missed > 0) {
            progress.say("recorded " + Count.of(missed, "event") + " that the journal knew and the ledger missed");
        }
        return conflicts;
    }

    /**
     * Tells what the journal knows and the ledger misses, and writes nothing.
     *
     * @param status what the journal says of the product
     * @param blueGreen asks the product's journal
     * @return one sentence; empty where the ledger misses nothing
     */
    public Optional<String> missing(BlueGreenResult status, BlueGreen blueGreen) {
        return status.told()
                .map(told -> missing(told.end(), blueGreen))
                .filter(missing -> missing.events() > 0)
                .map(missing -> "the ledger misses " + (missing.more() ? "at least " : "")
                        + Count.of(missing.events(), "event") + " that the journal knows" + later("; to record: "));
    }

    /** How many events a ledger lacks, and whether it may lack more. */
    private record Missing(long events, boolean more) {}

    /** Looks from where the ledger is, until it is clear that it lacks many. */
    private Missing missing(JournalMark end, BlueGreen blueGreen) {
        if (!Files.exists(file)) {
            return missing(end.rewound(), blueGreen, ids -> Set.of());
        }
        try (Ledger ledger = Ledger.openToRead(file)) {
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
        return later.map(lead::concat).orElse("");
    }
}
