package io.jenkins.plugins.dataops.blackbox.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to a table, the comparison finds exactly that. */
class ComparisonMutationTest {
    private static final List<TypedColumn> COLUMNS = List.of(
            new TypedColumn("k1", ValueKind.TEXT, "text"),
            new TypedColumn("k2", ValueKind.NUMBER, "int"),
            new TypedColumn("a", ValueKind.TEXT, "text"),
            new TypedColumn("b", ValueKind.NUMBER, "numeric"));
    private static final Rules KEYED = Rows.keyed("k1", "k2");
    private static final Rules WHOLE = Rows.keyed();

    /** Few distinct values, so that duplicates, look-alikes and NULLs are the rule. */
    @Provide
    Arbitrary<List<Row>> tables() {
        Arbitrary<Value> text = Arbitraries.of("", "null", "NULL", "a", "a|b", "b|c", "|", "A", " a", "\u00e9", "e\u0301")
                .map(characters -> (Value) new Value.Text(characters))
                .injectNull(0.2)
                .map(ComparisonMutationTest::orNull);
        Arbitrary<Value> number = Arbitraries.of("0", "1", "-1", "1.0", "10", "NaN", "9007199254740993", "9007199254740992")
                .map(digits -> Values.parse(ValueKind.NUMBER, digits))
                .injectNull(0.2)
                .map(ComparisonMutationTest::orNull);
        return Combinators.combine(text, number, text, number)
                .as((k1, k2, a, b) -> Row.of(k1, k2, a, b))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static Value orNull(Value value) {
        return value == null ? Value.NULL : value;
    }

    private static Comparison compare(List<Row> expected, List<Row> actual, Rules rules) {
        return new Rows(COLUMNS, expected).against(new Rows(COLUMNS, actual), rules);
    }

    private static List<Row> shuffled(List<Row> rows, long seed) {
        List<Row> copy = new ArrayList<>(rows);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    private static Row with(Row row, int index, Value value) {
        List<Value> cells = new ArrayList<>(row.cells());
        cells.set(index, value);
        return Row.of(cells);
    }

    @Property
    void aShuffledTableIsEqual(@ForAll("tables") List<Row> table, @ForAll long seed) {
        for (Rules rules : List.of(KEYED, WHOLE)) {
            Comparison found = compare(table, shuffled(table, seed), rules);
            assertThat(found.differing()).isZero();
            assertThat(found.matched()).isEqualTo(table.size());
            assertThat(found.samples()).isEmpty();
        }
    }

    @Property
    void aDroppedRowIsMissing(@ForAll("tables") List<Row> table, @ForAll long seed) {
        List<Row> actual = shuffled(table, seed);
        Row dropped = actual.remove(0);
        for (Rules rules : List.of(KEYED, WHOLE)) {
            Comparison found = compare(table, actual, rules);
            assertThat(List.of(found.missing(), found.added(), found.changed())).containsExactly(1L, 0L, 0L);
            assertThat(texts(found.samples().get(0), true)).isEqualTo(texts(dropped));
        }
    }

    @Property
    void aRepeatedRowIsAddedAndItsKeyDuplicated(@ForAll("tables") List<Row> table, @ForAll long seed) {
        List<Row> actual = shuffled(table, seed);
        Row repeated = actual.get(0);
        actual.add(repeated);
        for (Rules rules : List.of(KEYED, WHOLE)) {
            Comparison found = compare(table, actual, rules);
            assertThat(List.of(found.missing(), found.added(), found.changed())).containsExactly(0L, 1L, 0L);
            assertThat(found.duplicated()).isPositive();
            assertThat(texts(found.samples().get(0), false)).isEqualTo(texts(repeated));
        }
    }

    @Property
    void aMutatedCellIsChangedInThatColumn(@ForAll("tables") List<Row> table, @ForAll long seed) {
        List<Row> actual = shuffled(table, seed);
        Row before = actual.get(0);
        Row after = with(before, 3, new Value.Text("mutated"));
        actual.set(0, after);
        Comparison keyed = compare(table, actual, KEYED);
        assertThat(List.of(keyed.missing(), keyed.added(), keyed.changed())).containsExactly(0L, 0L, 1L);
        assertThat(keyed.columns()).containsExactly(new ColumnDifference("b", 1));
        assertThat(texts(keyed.samples().get(0), false)).isEqualTo(texts(after));
        Comparison whole = compare(table, actual, WHOLE);
        assertThat(List.of(whole.missing(), whole.added(), whole.changed())).containsExactly(1L, 1L, 0L);
    }

    @Property
    void nullMadeEmptyTextIsFound(@ForAll("tables") List<Row> table, @ForAll long seed) {
        List<Row> expected = shuffled(table, seed);
        List<Row> actual = new ArrayList<>(expected);
        expected.set(0, with(expected.get(0), 2, Value.NULL));
        actual.set(0, with(actual.get(0), 2, new Value.Text("")));
        Comparison found = compare(expected, actual, KEYED);
        assertThat(found.differing()).isEqualTo(1);
        assertThat(found.columns()).containsExactly(new ColumnDifference("a", 1));
    }

    @Property
    void cellsSwappedBetweenRowsNeverCancel(@ForAll("tables") List<Row> table, @ForAll long seed) {
        List<Row> actual = shuffled(table, seed);
        if (actual.size() < 2) {
            return;
        }
        Row one = actual.get(0);
        Row other = actual.get(1);
        actual.set(0, with(one, 2, other.cell(2)));
        actual.set(1, with(other, 2, one.cell(2)));
        boolean same = multiset(table).equals(multiset(actual));
        assertThat(compare(table, actual, KEYED).differing() == 0).isEqualTo(same);
        assertThat(compare(table, actual, WHOLE).differing() == 0).isEqualTo(same);
    }

    @Property
    void anyTwoTablesAreCountedLikeMultisets(
            @ForAll("tables") List<Row> expected, @ForAll("tables") List<Row> actual) {
        long common = 0;
        Map<Row, Integer> left = multiset(expected);
        for (Row row : actual) {
            if (left.merge(row, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        for (Rules rules : List.of(KEYED, WHOLE)) {
            Comparison found = compare(expected, actual, rules);
            assertThat(found.matched()).isEqualTo(common);
            assertThat(found.matched() + found.missing() + found.changed()).isEqualTo(expected.size());
            assertThat(found.matched() + found.added() + found.changed()).isEqualTo(actual.size());
        }
        Set<List<Value>> repeated = new HashSet<>();
        for (List<Row> side : List.of(expected, actual)) {
            Set<List<Value>> seen = new HashSet<>();
            side.stream().map(row -> row.cells().subList(0, 2)).filter(key -> !seen.add(key)).forEach(repeated::add);
        }
        assertThat(compare(expected, actual, KEYED).duplicated()).isEqualTo(repeated.size());
    }

    private static Map<Row, Integer> multiset(List<Row> rows) {
        Map<Row, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    private static List<String> texts(Row row) {
        return row.cells().stream().map(Value::text).toList();
    }

    private static List<String> texts(RowDifference sample, boolean expectedSide) {
        return sample.cells().stream()
                .map(cell -> (expectedSide ? cell.expected() : cell.actual()).orElse("NULL"))
                .toList();
    }
}
