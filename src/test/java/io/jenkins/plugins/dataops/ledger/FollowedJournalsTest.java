package io.jenkins.plugins.dataops.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedJournalsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final JournalMark BEGINNING = JournalMark.beginning("flights", "production", "1a2b3c4d");

    @TempDir
    Path folder;

    private static JournalMark place(long entry) {
        return BEGINNING.movedTo(entry, NOON.plusSeconds(entry));
    }

    private static Optional<JournalSpan> span(JournalMark from, JournalMark upTo) {
        return Optional.of(new JournalSpan(List.of(from), upTo, upTo));
    }

    private static List<Event> failure(int number) {
        return List.of(new Failure("f" + number, "flights", "production", NOON, "d" + number, "wrong"));
    }

    @Test
    void aLedgerGoesOnFromWhereItIsAndLeavesNoGap() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.sqlite"))) {
            assertThat(ledger.followed(place(9))).isEqualTo(BEGINNING);
            ledger.record(failure(2), span(place(1), place(2)));
            assertThat(ledger.followed(BEGINNING)).as("what came before is not known").isEqualTo(BEGINNING);
            ledger.record(failure(1), span(BEGINNING, place(1)));
            ledger.record(failure(2), span(place(1), place(2)));
            assertThat(ledger.followed(BEGINNING)).isEqualTo(place(2));
            ledger.record(failure(4), span(place(3), place(4)));
            assertThat(ledger.followed(BEGINNING)).isEqualTo(place(2));
            assertThat(ledger.record(failure(2), span(place(1), place(2))).added()).isZero();
            assertThat(ledger.followed(BEGINNING)).isEqualTo(place(2));
            ledger.record(
                    failure(3), Optional.of(new JournalSpan(List.of(place(1), place(2)), place(3), place(3))));
            assertThat(ledger.followed(BEGINNING)).as("a place within the span").isEqualTo(place(3));
            assertThat(ledger.events(EventQuery.everything())).hasSize(4);
        }
    }

    @Test
    void aJournalThatWentBackInTimeIsFollowedFromItsBeginning() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.sqlite"))) {
            ledger.record(failure(1), span(BEGINNING, place(7)));
            JournalMark other = BEGINNING.movedTo(7, NOON);
            ledger.record(failure(8), span(other, BEGINNING.movedTo(8, NOON)));
            assertThat(ledger.followed(BEGINNING)).isEqualTo(place(7));
            // The journal has no such place any more, and says so.
            ledger.record(
                    failure(1), Optional.of(new JournalSpan(List.of(place(7), BEGINNING), place(3), place(4))));
            assertThat(ledger.followed(BEGINNING)).isEqualTo(place(3));
        }
    }

    @Test
    void aJournalOfWhichNothingIsLeftIsFollowedFromItsBeginning() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.sqlite"))) {
            ledger.record(failure(1), span(BEGINNING, place(7)));
            ledger.record(
                    List.of(), Optional.of(new JournalSpan(List.of(place(7), BEGINNING), BEGINNING, BEGINNING)));
            assertThat(ledger.followed(place(7))).isEqualTo(BEGINNING);
        }
    }

    /** Two builds ask for the same pages, and one of them is so slow that the other is done meanwhile. */
    @Test
    void whoTellsAPageLateDoesNotLeadBack() {
        try (Ledger quick = Ledger.open(folder.resolve("ledger.sqlite"));
                Ledger slow = Ledger.open(folder.resolve("ledger.sqlite"))) {
            quick.record(failure(1), span(BEGINNING, place(4)));
            quick.record(failure(2), span(place(4), place(8)));
            assertThat(slow.record(failure(1), span(BEGINNING, place(4))).added()).isZero();
            assertThat(slow.followed(BEGINNING)).isEqualTo(place(8));
            assertThat(slow.record(failure(2), span(place(4), place(8))).added()).isZero();
            assertThat(quick.followed(BEGINNING)).isEqualTo(place(8));
        }
    }

    @Test
    void journalsOfOtherProductsEnvironmentsAndDatabasesAreOthers() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.sqlite"))) {
            ledger.record(failure(1), span(BEGINNING, place(1)));
            for (JournalMark other : List.of(
                    JournalMark.beginning("trains", "production", "1a2b3c4d"),
                    JournalMark.beginning("flights", "staging", "1a2b3c4d"),
                    JournalMark.beginning("flights", "production", "99999999"))) {
                assertThat(ledger.followed(other)).isEqualTo(other);
            }
        }
    }

    @Test
    void aRefusedEventMovesNothing() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.sqlite"))) {
            List<Event> blank = List.of(new Failure(" ", "flights", "production", NOON, "d1", "wrong"));
            assertThatThrownBy(
                            () -> ledger.record(blank, span(BEGINNING, place(1))))
                    .isInstanceOf(UsageException.class);
            assertThat(ledger.followed(BEGINNING)).isEqualTo(BEGINNING);
        }
    }

    @Test
    void aLedgerThatNeverFollowedIsReadWithoutBeingChanged() {
        Path file = folder.resolve("ledger.sqlite");
        Ledger.open(file).close();
        try (Ledger ledger = Ledger.openToRead(file)) {
            assertThat(ledger.followed(place(3))).isEqualTo(BEGINNING);
        }
    }
}
