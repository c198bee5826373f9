package io.jenkins.plugins.dataops.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cells as people can tell them apart: NULL, the empty text and the word NULL look different, and so do characters
 * that otherwise show as nothing or as a plain space.
 */
final class VisibleText {
    private VisibleText() {}

    /** A cell of which nothing is marked. */
    static List<Piece> of(Optional<String> cell) {
        return cell.map(text -> {
                    int[] points = text.codePoints().toArray();
                    return pieces(points, new boolean[points.length]);
                })
                .orElse(List.of(new Piece("NULL", false, true)));
    }

    /**
     * Cuts a text into pieces.
     *
     * @param points its code points
     * @param marked which of them differ from the other side
     */
    static List<Piece> pieces(int[] points, boolean[] marked) {
        if (points.length == 0) {
            return List.of(new Piece("empty text", false, true));
        }
        List<Piece> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            boolean edge = i == 0 || i == points.length - 1;
            String token = token(points[i], edge, marked[i]);
            if (!run.isEmpty() && (!token.isEmpty() || marked[i] != marked[i - 1])) {
                pieces.add(new Piece(run.toString(), marked[i - 1], false));
                run.setLength(0);
            }
            if (token.isEmpty()) {
                run.appendCodePoint(points[i]);
            } else {
                pieces.add(new Piece(token, marked[i], true));
            }
        }
        if (!run.isEmpty()) {
            pieces.add(new Piece(run.toString(), marked[points.length - 1], false));
        }
        return pieces;
    }

    /** What stands for a character that is not seen as it is; empty for one that is. */
    static String token(int point, boolean edge, boolean marked) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case ' ' -> edge || marked ? "space" : "";
            default -> hides(point, marked) ? String.format(Locale.ROOT, "U+%04X", point) : "";
        };
    }

    private static boolean hides(int point, boolean marked) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // An accent of its own melts into the letter before it: the same picture for another text.
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> marked;
            default -> false;
        };
    }
}
