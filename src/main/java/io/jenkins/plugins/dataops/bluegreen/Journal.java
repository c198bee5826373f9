package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The switches of one product, for a ledger that follows them from where it is. */
public final class Journal {
    private final Target target;
    private final ActionRunner runner;

    Journal(Target target, ActionRunner runner) {
        this.target = target;
        this.runner = runner;
    }

    /**
     * What can be told next, as many events as fit into an answer. The ids are those of the first telling.
     *
     * @param known how far the ledger has followed the journal; a place that the journal does not know counts as its
     *     beginning
     * @return a result with the events in the order of the switches, and what part of the journal they tell
     * @throws ToolException when the database fails
     */
    public BlueGreenResult after(JournalMark known) {
        return runner.answering("status", answer -> {
            Optional<JournalPages.Page> page =
                    read((session, state) -> new JournalPages(target).after(session, state, known));
            page.map(JournalPages.Page::events).ifPresent(answer.events::addAll);
            answer.told = page.map(JournalPages.Page::span);
            answer.say(
                    Outcome.PASSED,
                    SwitchVerdictCode.JOURNAL_TOLD.of(target.request().product(), known.entry()));
        });
    }

    /**
     * Under which ids something can be told next; this reads less than {@link #after}.
     *
     * @param known how far the ledger has followed the journal
     * @param most of how many switches at most
     * @return the ids, and what part of the journal they are from; empty when there is no journal
     * @throws ToolException when the database fails
     */
    public Optional<ToldIds> idsAfter(JournalMark known, int most) {
        return read((session, state) -> new JournalPages(target).idsAfter(session, state, known, most));
    }

    /**
     * Where the journal ends as far as it is settled.
     *
     * @return its end with nothing told; empty when there is no journal
     * @throws ToolException when the database fails
     */
    public Optional<JournalSpan> end() {
        return read((session, state) -> new JournalPages(target).endingWith(session, state, List.of()));
    }

    /** What a run did, if it is the product's last one. */
    List<Event> ofRun(Leases run) {
        return read((session, state) ->
                        run.isLastRun(state) ? new JournalPages(target).ofLastRun(session, state) : List.<Event>of())
                .orElse(List.of());
    }

    /** Reads of a product that was ever taken. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(StateSession session, ProductState state) throws SQLException;
    }

    private <T> Optional<T> read(Reader<T> reader) {
        return runner.reading(session -> {
            Optional<ProductState> state = session.state();
            return state.isEmpty() ? Optional.<T>empty() : Optional.of(reader.read(session, state.get()));
        });
    }
}
