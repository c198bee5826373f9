package io.jenkins.plugins.dataops.blackbox.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of one key within tolerance: as many pairs as there can be, at any size that is answered. */
class ToleranceMatchingTest {
    private static final Random RANDOM = new Random(7);

    private static Tolerance absolute(String distance) {
        return new Tolerance(Optional.of(new BigDecimal(distance)), Optional.empty(), Optional.empty());
    }

    private static Rows rows(String columns, int count, IntFunction<Object[]> row) {
        return Rows.of(columns, IntStream.range(0, count).mapToObj(row).toArray(Object[][]::new));
    }

    @Test
    void equalRowsOfOneKeyAreEqualHoweverMany() {
        Rows rows = rows("k n:NUMBER", 20_000, i -> Rows.row("x", i));
        Comparison found = rows.against(rows, Rows.tolerant("k", Map.of("n", absolute("0.1"))));
        assertThat(found.matched()).isEqualTo(20_000);
        assertThat(found.differing()).isZero();
    }

    @Test
    void equalRowsAreEqualWithSeveralTolerancesToo() {
        Rows rows = rows("k n:NUMBER m:NUMBER", 20_000, i -> Rows.row("x", i, -i));
        Comparison found = rows.against(
                rows, Rows.tolerant("k", Map.of("n", absolute("1"), "m", absolute("1"))));
        assertThat(found.differing()).isZero();
    }

    @Test
    void aLongChainOfNearRowsIsMatchedLinkByLink() {
        Rows expected = rows("k n:NUMBER", 20_000, i -> Rows.row("x", i));
        Rows actual = rows("k n:NUMBER", 20_000, i -> Rows.row("x", i + 1));
        assertThat(expected.against(actual, Rows.tolerant("k", Map.of("n", absolute("1")))).differing()).isZero();
        assertThat(expected.against(actual, Rows.tolerant("k", Map.of("n", absolute("0.99")))).changed())
                .as("no link holds, and what is equal is not said to differ")
                .isEqualTo(1);
    }

    @Test
    void aChainAcrossTwoColumnsIsMatchedToo() {
        Rows expected = rows("k n:NUMBER m:NUMBER", 1_500, i -> Rows.row("x", i, i));
        Rows actual = rows("k n:NUMBER m:NUMBER", 1_500, i -> Rows.row("x", i + 1, i + 1));
        Rules near = Rows.tolerant("k", Map.of("n", absolute("1"), "m", absolute("1")));
        assertThat(expected.against(actual, near).differing()).isZero();
    }

    @Test
    void whatWouldTakeTooLongIsRefusedInTrueWords() {
        Rows expected = rows("k n:NUMBER m:NUMBER", 3_000, i -> Rows.row("x", i, i));
        Rows actual = rows("k n:NUMBER m:NUMBER", 3_000, i -> Rows.row("x", i + 1, i));
        Rules near = Rows.tolerant("k", Map.of("n", absolute("1"), "m", absolute("1")));
        assertThatThrownBy(() -> expected.against(actual, near))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("3,000 expected and 3,000 actual rows to hold against each other")
                .hasMessageNotContaining("differ");
    }

    @Test
    void manyRowsOfOneKeyThatDifferAreCountedAndNotRefused() {
        Rows expected = rows("k n:NUMBER", 3_000, i -> Rows.row("x", i));
        Rows actual = rows("k n:NUMBER", 3_001, i -> Rows.row("x", i + 9_000));
        Comparison found = expected.against(actual, Rows.keyed("k"));
        assertThat(found.changed()).isEqualTo(3_000);
        assertThat(found.added()).isEqualTo(1);
    }

    @Test
    void exactColumnsNullsAndInfinitiesNeverMeetWhatIsOnlyNear() {
        Rows expected = Rows.of(
                "k n:DOUBLE t",
                Rows.row("x", "1", "a"),
                Rows.row("x", null, "a"),
                Rows.row("x", "NaN", "a"),
                Rows.row("x", "Infinity", "a"));
        Rows actual = Rows.of(
                "k n:DOUBLE t",
                Rows.row("x", "1.5", "b"),
                Rows.row("x", null, "a"),
                Rows.row("x", "NaN", "a"),
                Rows.row("x", "-Infinity", "a"));
        Comparison found = expected.against(actual, Rows.tolerant("k", Map.of("n", absolute("1"))));
        assertThat(found.matched()).isEqualTo(2);
        assertThat(found.changed()).isEqualTo(2);
    }

    @Test
    void asManyPairsAsTryingEveryOneFinds() {
        int rounds = Sample.tries("tables within tolerance", 400);
        for (int round = 0; round < rounds; round++) {
            boolean relative = round % 4 == 3;
            int size = 1 + RANDOM.nextInt(6);
            int columns = 1 + round % 2;
            Tolerance tolerance = relative
                    ? new Tolerance(Optional.empty(), Optional.of(new BigDecimal("0.3")), Optional.empty())
                    : absolute("2");
            List<int[]> expected = points(size, columns);
            List<int[]> actual = points(1 + RANDOM.nextInt(6), columns);
            Map<String, Tolerance> near =
                    columns == 1 ? Map.of("n", tolerance) : Map.of("n", tolerance, "m", tolerance);
            String names = columns == 1 ? "k n:NUMBER" : "k n:NUMBER m:NUMBER";
            long matched = table(names, expected)
                    .against(table(names, actual), Rows.tolerant("k", near))
                    .matched();
            assertThat(matched)
                    .as("round " + round)
                    .isEqualTo(best(expected, new ArrayList<>(actual), 0, relative));
        }
    }

    private static List<int[]> points(int count, int columns) {
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, columns).map(column -> RANDOM.nextInt(12) - 4).toArray())
                .toList();
    }

    private static Rows table(String names, List<int[]> points) {
        return rows(names, points.size(), i -> {
            List<Object> cells = new ArrayList<>(List.of("x"));
            IntStream.of(points.get(i)).forEach(cells::add);
            return cells.toArray();
        });
    }

    private static int best(List<int[]> expected, List<int[]> actual, int from, boolean relative) {
        if (from == expected.size()) {
            return 0;
        }
        int best = best(expected, actual, from + 1, relative);
        for (int j = 0; j < actual.size(); j++) {
            int[] point = actual.get(j);
            boolean near = true;
            for (int c = 0; c < point.length; c++) {
                int wanted = expected.get(from)[c];
                double distance = Math.abs(wanted - point[c]);
                near &= relative ? distance * 10 <= 3 * Math.abs(wanted) : distance <= 2;
            }
            if (near) {
                actual.remove(j);
                best = Math.max(best, 1 + best(expected, actual, from + 1, relative));
                actual.add(j, point);
            }
        }
        return best;
    }

    @Test
    void theOrderInWhichRowsComePlaysNoPart() {
        List<int[]> points = new ArrayList<>(points(50, 1));
        Rows expected = table("k n:NUMBER", points);
        Rules near = Rows.tolerant("k", Map.of("n", absolute("0.5")));
        List<int[]> moved = new ArrayList<>(points(50, 1));
        Comparison first = expected.against(table("k n:NUMBER", moved), near);
        Collections.shuffle(moved, RANDOM);
        Comparison second = expected.against(table("k n:NUMBER", moved), near);
        assertThat(second).isEqualTo(first);
    }
}
