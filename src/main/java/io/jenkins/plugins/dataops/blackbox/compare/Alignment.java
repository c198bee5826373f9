package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * Which column belongs to which, and what of that can be compared.
 *
 * @param key the pairs that tell which rows belong together; empty in an ordered comparison
 * @param rest the other pairs
 * @param ordered whether the row number is the key
 * @param notes differences between the columns themselves
 * @param comparable whether there is anything to compare rows by
 */
record Alignment(
        List<ColumnPair> key, List<ColumnPair> rest, boolean ordered, List<ColumnNote> notes, boolean comparable) {
    /** The name of the row number where that is the key. */
    static final String POSITION = "#";

    /** Where rows come from. */
    enum Side {
        EXPECTED,
        ACTUAL
    }

    /** The part of a row that tells which rows belong together. */
    Row key(Row row, Side side, long number) {
        return ordered ? Row.of(Values.parse(ValueKind.NUMBER, Long.toString(number))) : pick(row, side, key);
    }

    /** The part of a row that is compared. */
    Row rest(Row row, Side side) {
        return pick(row, side, rest);
    }

    private static Row pick(Row row, Side side, List<ColumnPair> pairs) {
        List<Value> cells = new ArrayList<>(pairs.size());
        for (ColumnPair pair : pairs) {
            int index = side == Side.EXPECTED ? pair.expectedIndex() : pair.actualIndex();
            cells.add(Values.lift(row.cell(index), pair.kind()));
        }
        return Row.of(cells);
    }

    /** The names of the key, the row number's included. */
    List<String> keyNames() {
        return ordered ? List.of(POSITION) : key.stream().map(ColumnPair::name).toList();
    }

    /** Whether any column may be near instead of equal. */
    boolean tolerant() {
        return rest.stream().anyMatch(pair -> pair.tolerance().isPresent());
    }

    /** Whether two rows of the compared part are equal within tolerance. */
    boolean equal(Row expected, Row actual) {
        return distance(expected, actual) == 0;
    }

    /** In how many columns two rows differ. */
    int distance(Row expected, Row actual) {
        int differing = 0;
        for (int i = 0; i < rest.size(); i++) {
            if (!rest.get(i).equal(expected.cell(i), actual.cell(i))) {
                differing++;
            }
        }
        return differing;
    }
}
