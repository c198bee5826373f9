package io.jenkins.plugins.dataops.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.ToolException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Command and controller ask for the same pages, whatever the other side tells them. */
class JournalWalkTest {
    private static final JournalMark BEGINNING = JournalMark.beginning("flights", "production", "1a2b3c4d");

    private JournalMark ledger = BEGINNING;

    private static JournalMark place(long entry) {
        return BEGINNING.movedTo(entry, Instant.EPOCH.plusSeconds(entry));
    }

    private static Optional<JournalSpan> told(JournalMark from, long upTo, long end) {
        return Optional.of(new JournalSpan(List.of(from), place(upTo), place(end)));
    }

    private Optional<JournalMark> next(JournalWalk walk) {
        return walk.next(journal -> ledger);
    }

    @Test
    void pagesFollowEachOtherUntilTheLedgerHasAll() {
        JournalWalk walk = new JournalWalk(told(place(6), 7, 7));
        List<Long> asked = new ArrayList<>();
        for (Optional<JournalMark> from = next(walk); from.isPresent(); from = next(walk)) {
            asked.add(from.get().entry());
            ledger = place(Math.min(7, ledger.entry() + 3));
            walk.read(told(from.get(), ledger.entry(), 7));
        }
        assertThat(asked).containsExactly(0L, 3L, 6L);
    }

    @Test
    void nobodyAsksForWhatIsKnownOrNeverWasTold() {
        ledger = place(7);
        assertThat(next(new JournalWalk(told(place(6), 7, 7)))).isEmpty();
        assertThat(next(new JournalWalk(Optional.empty()))).isEmpty();
    }

    @Test
    void theLastPageEndsTheWayOfWhoIsBeyondIt() {
        JournalWalk walk = new JournalWalk(told(place(6), 7, 7));
        assertThat(next(walk)).contains(BEGINNING);
        assertThat(walk.read(told(BEGINNING, 3, 7))).isTrue();
        // Another build has recorded it meanwhile, and more.
        ledger = place(9);
        assertThat(next(walk)).contains(place(9));
        assertThat(walk.read(told(place(9), 9, 9))).isFalse();
        assertThat(next(walk)).isEmpty();
    }

    @Test
    void aPageThatLeadsNowhereEndsIt() {
        JournalWalk walk = new JournalWalk(told(place(6), 7, 7));
        next(walk);
        walk.read(told(BEGINNING, 3, 7));
        assertThatThrownBy(() -> next(walk))
                .isInstanceOf(ToolException.class)
                .hasMessageEndingWith("leads no further than " + BEGINNING.place());
    }
}
