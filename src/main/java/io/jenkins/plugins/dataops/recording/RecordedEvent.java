package io.jenkins.plugins.dataops.recording;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.List;

/**
 * An event that somebody told of.
 *
 * @param kept what the ledger has of that id now
 * @param conflicting whether that is another event, which it had before and keeps
 */
public record RecordedEvent(Event kept, boolean conflicting) {
    /**
     * Records an event; the same one again adds nothing.
     *
     * @param ledger where to
     * @param event what happened
     * @return what the ledger has then, whether it took the event or kept another
     * @throws UsageException when the event lacks a field
     * @throws ToolException when it cannot be written
     */
    public static RecordedEvent in(Ledger ledger, Event event) {
        boolean conflicting = ledger.record(List.of(event)).conflicting() > 0;
        return new RecordedEvent(conflicting ? ledger.find(event.id()).orElse(event) : event, conflicting);
    }
}
