package io.jenkins.plugins.dataops.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An expected and an actual cell that are not equal, with what differs marked.
 *
 * @param expected the expected cell
 * @param actual the actual cell
 */
public record CellPair(Cell expected, Cell actual) {
    private static final int LONGEST = 300;
    private static final int LEAD = 40;

    /**
     * Two cells in plain text; those that look alike are written so that the difference is seen.
     *
     * @param expected the expected cell
     * @param actual the actual cell
     */
    public record Plain(String expected, String actual) {}

    /**
     * Two cells of which each is the counterpart of the other, in plain text.
     *
     * @param expected the expected value; empty for NULL
     * @param actual the actual value; empty for NULL
     * @return both as text
     */
    public static Plain plain(Optional<String> expected, Optional<String> actual) {
        if (expected.isEmpty() || actual.isEmpty() || !LookAlike.are(expected.get(), actual.get())) {
            return new Plain(Cell.of(expected).plain(), Cell.of(actual).plain());
        }
        CellPair pair = marked(expected.get().codePoints().toArray(), actual.get().codePoints().toArray());
        return new Plain(pair.expected.quoted(), pair.actual.quoted());
    }

    /** Two cells for a page; long ones are cut around their first difference. */
    static CellPair differing(Optional<String> expected, Optional<String> actual) {
        if (expected.isEmpty() || actual.isEmpty() || expected.get().isEmpty() || actual.get().isEmpty()) {
            return new CellPair(alone(expected).marked(), alone(actual).marked());
        }
        int[] wanted = expected.get().codePoints().toArray();
        int[] found = actual.get().codePoints().toArray();
        int begin = Math.max(0, CharacterDifference.prefix(wanted, found) - LEAD);
        boolean longer = wanted.length > LONGEST || found.length > LONGEST;
        return longer ? marked(window(wanted, begin), window(found, begin)) : marked(wanted, found);
    }

    /** A cell for a page that stands by itself; a long one is cut. */
    static Cell alone(Optional<String> cell) {
        return Cell.of(cell.map(text -> Allowance.clip(text, LONGEST)));
    }

    private static CellPair marked(int[] expected, int[] actual) {
        CharacterDifference difference = new CharacterDifference(expected, actual);
        return new CellPair(
                Cell.of(expected, difference.expectedMarks()), Cell.of(actual, difference.actualMarks()));
    }

    private static int[] window(int[] points, int begin) {
        int end = Math.min(points.length, begin + LONGEST);
        IntStream shown = Arrays.stream(points, Math.min(begin, end), end);
        IntStream before = begin > 0 ? IntStream.of('\u2026') : IntStream.empty();
        IntStream after = end < points.length ? IntStream.of('\u2026') : IntStream.empty();
        return IntStream.concat(IntStream.concat(before, shown), after).toArray();
    }
}
