package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import java.util.List;

/** Writes one event that somebody told of, and says when the ledger has another of the same id. */
final class RecordedEvent {
    private RecordedEvent() {}

    /** The finding about what the ledger has then, whether it took the event or kept another. */
    static VerbResult in(Ledger ledger, Event event) {
        boolean conflicting = ledger.record(List.of(event)).conflicting() > 0;
        Outcome outcome = conflicting ? Outcome.UNSTABLE : Outcome.PASSED;
        Event kept = conflicting ? ledger.find(event.id()).orElse(event) : event;
        return new VerbResult(Kind.LEDGER, outcome, kept, page -> {
            page.line(event.id());
            if (conflicting) {
                page.verdict(outcome, "the ledger has another event with the id '" + event.id()
                        + "' and keeps that one: nothing was recorded; say another --id if this is a new one");
            }
        });
    }
}
