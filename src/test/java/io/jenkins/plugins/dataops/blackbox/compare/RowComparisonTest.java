package io.jenkins.plugins.dataops.blackbox.compare;

import static io.jenkins.plugins.dataops.blackbox.compare.Rows.keyed;
import static io.jenkins.plugins.dataops.blackbox.compare.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.blackbox.compare.ColumnNote.Difference;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference.Change;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowComparisonTest {
    private static void counts(Comparison found, long matched, long missing, long added, long changed, long duplicated) {
        assertThat(List.of(found.matched(), found.missing(), found.added(), found.changed(), found.duplicated()))
                .as("matched, missing, added, changed, duplicated")
                .containsExactly(matched, missing, added, changed, duplicated);
    }

    @Test
    void nullIsNullAndNeitherEmptyNorTheWord() {
        Rows expected = Rows.of("k v", row("1", null), row("2", ""), row("3", "null"), row("4", "NULL"));
        counts(expected.against(expected, keyed("k")), 4, 0, 0, 0, 0);
        Rows actual = Rows.of("k v", row("1", ""), row("2", null), row("3", null), row("4", null));
        counts(expected.against(actual, keyed("k")), 0, 0, 0, 4, 0);
    }

    @Test
    void compositeKeysAreNeverJoined() {
        Rows expected = Rows.of("a b", row("a|b", "c"), row("x", ""), row(null, "y"));
        Rows actual = Rows.of("a b", row("a", "b|c"), row("", "x"), row("y", null));
        counts(expected.against(actual, keyed("a", "b")), 0, 3, 3, 0, 0);
        counts(expected.against(actual, keyed()), 0, 3, 3, 0, 0);
    }

    @Test
    void nullInAKeyIsAKeyLikeAnother() {
        Rows expected = Rows.of("k v", row(null, "1"), row("a", "1"));
        Rows actual = Rows.of("k v", row("a", "1"), row(null, "2"));
        Comparison found = expected.against(actual, keyed("k"));
        counts(found, 1, 0, 0, 1, 0);
        assertThat(found.samples().get(0).cells().get(0).expected()).isEmpty();
    }

    @Test
    void multiplicityCounts() {
        Rows expected = Rows.of("v", row("1"), row("1"), row("2"));
        Rows actual = Rows.of("v", row("1"), row("2"), row("2"));
        Comparison found = expected.against(actual, keyed());
        counts(found, 2, 1, 1, 0, 2);
        assertThat(found.samples()).extracting(RowDifference::change).containsExactly(Change.MISSING, Change.ADDED);
        assertThat(found.samples().get(0).expectedCount()).isEqualTo(2);
        assertThat(found.samples().get(0).actualCount()).isEqualTo(1);
    }

    @Test
    void aDuplicatedKeyIsReportedEvenWhereBothSidesHaveIt() {
        Rows both = Rows.of("k v", row("a", "1"), row("a", "2"));
        counts(both.against(Rows.of("k v", row("a", "2"), row("a", "1")), keyed("k")), 2, 0, 0, 0, 1);
        counts(both.against(Rows.of("k v", row("a", "1"), row("a", "1")), keyed("k")), 1, 0, 0, 1, 1);
        counts(both.against(Rows.of("k v", row("a", "1")), keyed("k")), 1, 1, 0, 0, 1);
    }

    @Test
    void withinADuplicatedKeyTheMostAlikeArePaired() {
        Rows expected = Rows.of("k a b", row("x", "1", "1"), row("x", "2", "2"));
        Rows actual = Rows.of("k a b", row("x", "2", "9"), row("x", "1", "8"));
        Comparison found = expected.against(actual, keyed("k"));
        counts(found, 0, 0, 0, 2, 1);
        assertThat(found.columns()).containsExactly(new ColumnDifference("b", 2));
    }

    @Test
    void swappedCellsDoNotCancel() {
        Rows expected = Rows.of("k a b", row("1", "x", "p"), row("2", "y", "q"));
        Rows actual = Rows.of("k a b", row("1", "y", "p"), row("2", "x", "q"));
        Comparison found = expected.against(actual, keyed("k"));
        counts(found, 0, 0, 0, 2, 0);
        assertThat(found.columns()).containsExactly(new ColumnDifference("a", 2));
        counts(expected.against(actual, keyed()), 0, 2, 2, 0, 0);
    }

    @Test
    void numbersAreComparedByValueAndTheTypeOnlyNoted() {
        Rows expected = Rows.of("k n:NUMBER", row("1", "1.0"), row("2", "-0.0"), row("3", "100"), row("4", "0.1"));
        Rows actual = Rows.of("k n:DOUBLE", row("1", "1.00"), row("2", "0"), row("3", "1E2"), row("4", "0.1"));
        Comparison found = expected.against(actual, keyed("k"));
        counts(found, 4, 0, 0, 0, 0);
        assertThat(found.columnNotes()).containsExactly(
                new ColumnNote("n", Difference.TYPE, Optional.of("NUMBER"), Optional.of("DOUBLE")));
        assertThat(found.columnNotes().get(0).fails()).isFalse();
    }

    @Test
    void bigNumbersKeepEveryDigit() {
        Rows expected = Rows.of("n:NUMBER", row("9007199254740993"), row("170141183460469231731687303715884105727"));
        Rows actual = Rows.of("n:NUMBER", row("9007199254740992"), row("170141183460469231731687303715884105726"));
        counts(expected.against(actual, keyed()), 0, 2, 2, 0, 0);
    }

    @Test
    void nanAndTheInfinitiesEqualThemselvesOnly() {
        Rows expected = Rows.of("k n:DOUBLE", row("1", "NaN"), row("2", "Infinity"), row("3", "-Infinity"));
        counts(expected.against(expected, keyed("k")), 3, 0, 0, 0, 0);
        Tolerance wide = new Tolerance(Optional.of(new BigDecimal("1e300")), Optional.empty(), Optional.empty());
        Rows actual = Rows.of("k n:DOUBLE", row("1", "0"), row("2", "-Infinity"), row("3", null));
        counts(expected.against(actual, Rows.tolerant("k", Map.of("n", wide))), 0, 0, 0, 3, 0);
    }

    @Test
    void textIsComparedCharacterByCharacter() {
        Rows expected = Rows.of("k v", row("1", "caf\u00e9"), row("2", "A"), row("3", "x"), row("4", "01"));
        Rows actual = Rows.of("k v", row("1", "cafe\u0301"), row("2", "a"), row("3", "x "), row("4", "1"));
        counts(expected.against(actual, keyed("k")), 0, 0, 0, 4, 0);
    }

    @Test
    void aDateIsTheMidnightOfATimestamp() {
        Rows days = Rows.of("k d:DATE", row("1", "2026-03-01"), row("2", "2026-03-02"));
        Rows stamps = Rows.of("k d:TIMESTAMP", row("1", "2026-03-01 00:00:00"), row("2", "2026-03-02 00:00:01"));
        counts(days.against(stamps, keyed("k")), 1, 0, 0, 1, 0);
        counts(stamps.against(days, keyed("d")), 1, 1, 1, 0, 0);
    }

    @Test
    void aTimestampWithoutZoneIsNoInstant() {
        Rows stamps = Rows.of("k t:TIMESTAMP", row("1", "2026-03-01 00:00:00"));
        Rows instants = Rows.of("k t:INSTANT", row("1", "2026-03-01 00:00:00Z"));
        Comparison found = stamps.against(instants, keyed("k"));
        counts(found, 1, 0, 0, 0, 0);
        assertThat(found.columnNotes()).singleElement().satisfies(note -> {
            assertThat(note.difference()).isEqualTo(Difference.INCOMPARABLE);
            assertThat(note.fails()).isTrue();
        });
        counts(stamps.against(instants, keyed("t")), 0, 0, 0, 0, 0);
    }

    @Test
    void missingAndExtraColumnsAreSaid() {
        Rows expected = Rows.of("k gone same", row("1", "a", "b"));
        Rows actual = Rows.of("same extra k", row("b", "z", "1"));
        Comparison found = expected.against(actual, keyed("k"));
        counts(found, 1, 0, 0, 0, 0);
        assertThat(found.columnNotes()).extracting(ColumnNote::column).containsExactly("gone", "extra");
        Rules partial = new Rules(List.of("k"), List.of("same"), Set.of(), Map.of(), false, Set.of(), 20);
        assertThat(expected.against(actual, partial).columnNotes()).isEmpty();
        Rules ignoring = new Rules(List.of("k"), List.of(), Set.of("gone", "extra"), Map.of(), false, Set.of(), 20);
        assertThat(expected.against(actual, ignoring).columnNotes()).isEmpty();
    }

    @Test
    void toleranceIsADistanceAndNoRounding() {
        Tolerance cent = new Tolerance(Optional.of(new BigDecimal("0.01")), Optional.empty(), Optional.empty());
        Rows expected = Rows.of("k n:NUMBER", row("1", "0.495"), row("2", "1.00"), row("3", "1"), row("4", null));
        Rows actual = Rows.of("k n:NUMBER", row("1", "0.505"), row("2", "1.0101"), row("3", null), row("4", null));
        Comparison found = expected.against(actual, Rows.tolerant("k", Map.of("n", cent)));
        counts(found, 2, 0, 0, 2, 0);
    }

    @Test
    void relativeToleranceIsOfTheExpectedNumber() {
        Tolerance percent = new Tolerance(Optional.empty(), Optional.of(new BigDecimal("0.01")), Optional.empty());
        Rows expected = Rows.of("k n:NUMBER", row("1", "100"), row("2", "100"), row("3", "0"), row("4", "-100"));
        Rows actual = Rows.of("k n:NUMBER", row("1", "101"), row("2", "101.1"), row("3", "0.0001"), row("4", "-99"));
        counts(expected.against(actual, Rows.tolerant("k", Map.of("n", percent))), 2, 0, 0, 2, 0);
    }

    @Test
    void timesMayBeNear() {
        Tolerance second = new Tolerance(Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(1)));
        Rows expected = Rows.of("k t:TIMESTAMP", row("1", "2026-03-01 00:00:00"), row("2", "infinity"));
        Rows actual = Rows.of("k t:TIMESTAMP", row("1", "2026-02-28 23:59:59"), row("2", "2026-01-01 00:00:00"));
        counts(expected.against(actual, Rows.tolerant("k", Map.of("t", second))), 1, 0, 0, 1, 0);
    }

    @Test
    void nearnessIsNotTransitiveSoTheMostPairsAreSought() {
        Tolerance one = new Tolerance(Optional.of(BigDecimal.ONE), Optional.empty(), Optional.empty());
        Rows expected = Rows.of("k n:NUMBER", row("x", "1"), row("x", "2"));
        Rows actual = Rows.of("k n:NUMBER", row("x", "2"), row("x", "3"));
        counts(expected.against(actual, Rows.tolerant("k", Map.of("n", one))), 2, 0, 0, 0, 1);
    }

    @Test
    void orderCountsWhereItIsAskedFor() {
        Rules ordered = new Rules(List.of(), List.of(), Set.of(), Map.of(), true, Set.of(), 20);
        Rows expected = Rows.of("v", row("a"), row("b"), row("c"));
        Comparison found = expected.against(Rows.of("v", row("b"), row("a")), ordered);
        counts(found, 0, 1, 0, 2, 0);
        assertThat(found.key()).containsExactly("#");
        assertThat(found.samples().get(0).cells().get(0).expected()).contains("1");
    }

    @Test
    void samplesAreTheFirstByKeyWhateverTheOrder() {
        Rules two = new Rules(List.of("k"), List.of(), Set.of(), Map.of(), false, Set.of(), 2);
        Rows expected = Rows.of("k:NUMBER v", row("10", "a"), row("9", "a"), row("2", "a"), row("1", "a"));
        Rows actual = Rows.of("k:NUMBER v", row("9", "b"), row("2", "b"), row("10", "b"), row("1", "a"));
        Comparison found = expected.against(actual, two);
        counts(found, 1, 0, 0, 3, 0);
        assertThat(found.samples()).extracting(sample -> sample.cells().get(0).actual().orElseThrow())
                .containsExactly("2", "9");
    }

    @Test
    void maskedCellsDifferVisiblyAndSayNothing() {
        Rules masked = new Rules(List.of("k"), List.of(), Set.of(), Map.of(), false, Set.of("mail"), 20);
        Rows expected = Rows.of("k mail", row("1", "ann@example.org"));
        CellDifference cell = expected.against(Rows.of("k mail", row("1", "bob@example.org")), masked)
                .samples()
                .get(0)
                .cells()
                .get(1);
        assertThat(cell.differs()).isTrue();
        assertThat(cell.expected().orElseThrow()).startsWith("***").doesNotContain("ann");
        assertThat(cell.expected()).isNotEqualTo(cell.actual());
    }

    @Test
    void longCellsAreCutAroundTheDifference() {
        String before = "x".repeat(10_000);
        Rows expected = Rows.of("k v", row("1", before + "A" + before));
        CellDifference cell = expected.against(Rows.of("k v", row("1", before + "B" + before)), keyed("k"))
                .samples()
                .get(0)
                .cells()
                .get(1);
        assertThat(cell.expected().orElseThrow()).contains("xAx").hasSizeLessThan(400).endsWith("(20,001 characters)");
        assertThat(cell.actual().orElseThrow()).contains("xBx");
    }

    @Test
    void theLimitIsSaidBeforeMemoryRunsOut() {
        Rows expected = Rows.of("v", row("1"), row("2"), row("3"));
        assertThatThrownBy(() -> RowComparison.compare(
                        expected.stream(), expected.stream(), keyed(), Rows.shown(keyed()), new MemoryBudget(2)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("more than 2 rows");
        assertThatThrownBy(() -> RowComparison.compare(
                        expected.stream(), expected.stream(), keyed(), Rows.shown(keyed()), new MemoryBudget(9, 100)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("MB");
    }

    @Test
    void whatFoundItsEqualIsNoLongerCountedAsHeld() {
        Object[][] many = IntStream.range(0, 1_000).mapToObj(i -> row("k" + i, "a")).toArray(Object[][]::new);
        Rows expected = Rows.of("k v", many);
        many[999] = row("k999", "b");
        Comparison found = RowComparison.compare(
                expected.stream(),
                Rows.of("k v", many).stream(),
                keyed("k"),
                Rows.shown(keyed("k")),
                new MemoryBudget(1_000));
        counts(found, 999, 0, 0, 1, 0);
    }

    @Test
    void rulesThatCannotBeMeantAreRefused() {
        Rows rows = Rows.of("k v", row("1", "2"));
        assertThatThrownBy(() -> rows.against(rows, keyed("K")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'k'");
        Tolerance cent = new Tolerance(Optional.of(new BigDecimal("0.01")), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> rows.against(rows, Rows.tolerant("k", Map.of("v", cent))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("for numbers");
        assertThatThrownBy(() -> new Rules(List.of(), List.of(), Set.of(), Map.of("v", cent), false, Set.of(), 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("needs a 'key'");
    }

    @Test
    void leavingEveryColumnOutIsRefused() {
        Rules nothing = new Rules(List.of(), List.of(), Set.of("k", "v"), Map.of(), false, Set.of(), 20);
        Rows three = Rows.of("k v", row("1", "2"), row("3", "4"), row("5", "6"));
        assertThatThrownBy(() -> three.against(Rows.of("k v", row("7", "8")), nothing))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("every column is left out");
    }

    @Test
    void misspeltNamesToMaskOrIgnoreAreRefused() {
        Rows rows = Rows.of("k mail", row("1", "ann@example.org"));
        Rules masked = new Rules(List.of("k"), List.of(), Set.of(), Map.of(), false, Set.of("Mail"), 20);
        assertThatThrownBy(() -> rows.against(rows, masked))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'mask' names 'Mail'")
                .hasMessageContaining("did you mean 'mail'");
        Rules ignoring = new Rules(List.of("k"), List.of(), Set.of("loaded"), Map.of(), false, Set.of(), 20);
        assertThatThrownBy(() -> rows.against(rows, ignoring))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'ignore' names 'loaded'")
                .hasMessageContaining("they are k, mail");
        Rows more = Rows.of("k mail loaded", row("1", "ann@example.org", "today"));
        counts(rows.against(more, ignoring), 1, 0, 0, 0, 0);
    }
}
