package io.jenkins.plugins.dataops.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An expected and an actual cell with the differing characters marked.
 *
 * @param expected the expected text in pieces
 * @param actual the actual text in pieces
 */
record CellPair(List<Piece> expected, List<Piece> actual) {
    private static final int LONGEST = 300;
    private static final int LEAD = 40;

    /** Two cells that are not equal; long ones are cut around their first difference. */
    static CellPair differing(Optional<String> expected, Optional<String> actual) {
        if (expected.isEmpty() || actual.isEmpty() || expected.get().isEmpty() || actual.get().isEmpty()) {
            return new CellPair(whole(expected), whole(actual));
        }
        int[] wanted = expected.get().codePoints().toArray();
        int[] found = actual.get().codePoints().toArray();
        int begin = Math.max(0, CharacterDifference.prefix(wanted, found) - LEAD);
        boolean longer = wanted.length > LONGEST || found.length > LONGEST;
        int[] left = longer ? window(wanted, begin) : wanted;
        int[] right = longer ? window(found, begin) : found;
        CharacterDifference difference = new CharacterDifference(left, right);
        return new CellPair(
                VisibleText.pieces(left, difference.expectedMarks()),
                VisibleText.pieces(right, difference.actualMarks()));
    }

    private static List<Piece> whole(Optional<String> cell) {
        return VisibleText.of(cell.map(text -> Allowance.clip(text, LONGEST))).stream()
                .map(piece -> new Piece(piece.text(), true, piece.token()))
                .toList();
    }

    private static int[] window(int[] points, int begin) {
        int end = Math.min(points.length, begin + LONGEST);
        IntStream shown = Arrays.stream(points, Math.min(begin, end), end);
        IntStream before = begin > 0 ? IntStream.of('\u2026') : IntStream.empty();
        IntStream after = end < points.length ? IntStream.of('\u2026') : IntStream.empty();
        return IntStream.concat(IntStream.concat(before, shown), after).toArray();
    }

    /** A cell that is shown by itself. */
    static List<Piece> alone(Optional<String> cell) {
        return VisibleText.of(cell.map(text -> Allowance.clip(text, LONGEST)));
    }
}
