package io.jenkins.plugins.dataops.ledger;

import io.jenkins.plugins.dataops.outcome.ToolException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The way through a journal from where a ledger is to the journal's end, page by page. It ends when the ledger has all, when
 * a page tells that nothing comes after it, and with a failure when a page leads nowhere: whoever asks must not ask for
 * ever.
 */
public final class JournalWalk {
    private Optional<JournalSpan> told;
    private Optional<JournalMark> before = Optional.empty();

    /**
     * Begins.
     *
     * @param told what was told of the journal, and recorded; empty when there is no journal
     */
    public JournalWalk(Optional<JournalSpan> told) {
        this.told = told;
    }

    /**
     * Where the next page begins.
     *
     * @param followed how far the ledger has followed the journal of a place
     * @return the place after which the page is asked for; empty at the end of the way
     * @throws ToolException when the last page led no further
     */
    public Optional<JournalMark> next(UnaryOperator<JournalMark> followed) {
        if (told.isEmpty()) {
            return Optional.empty();
        }
        JournalMark end = told.get().end();
        JournalMark known = followed.apply(end);
        if (known.equals(end)) {
            return Optional.empty();
        }
        if (before.equals(Optional.of(known))) {
            throw new ToolException("what was told of the journal leads no further than " + known.place());
        }
        before = Optional.of(known);
        return before;
    }

    /**
     * Goes on from a page.
     *
     * @param page what it told, which is recorded by now; empty when it told nothing
     * @return whether there is more to ask for
     */
    public boolean read(Optional<JournalSpan> page) {
        told = page.filter(part -> !part.reachesEnd());
        return told.isPresent();
    }
}
