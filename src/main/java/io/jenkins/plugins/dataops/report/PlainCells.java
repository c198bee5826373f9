package io.jenkins.plugins.dataops.report;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Cells in plain text, at a terminal and in JUnit XML, told apart as the HTML report tells them apart: NULL is not the
 * word, a space at an edge is seen, and so is what otherwise shows as nothing. Two cells that look alike and differ are
 * written so that the difference is seen.
 *
 * @param expected the expected cell
 * @param actual the actual cell
 */
public record PlainCells(String expected, String actual) {
    private static final String NULL = "NULL";

    /** Letters of other scripts that look like those behind them. */
    private static final String LOOK_ALIKE =
            "аaАAвBВBеeЕEіiІIјjкkКKмMМMнHНHоoОOрpРPсcСCтTТTуyУYхxХXѕsЅS"
                    + "αaΑAβBΒBεeΕEΖZΗHιiΙIκkΚKΜMΝNοoΟOρpΡPτtΤTυuΥYΧXνv";

    /**
     * Two cells of which each is the counterpart of the other.
     *
     * @param expected the expected value; empty for NULL
     * @param actual the actual value; empty for NULL
     * @return both as text
     */
    public static PlainCells of(Optional<String> expected, Optional<String> actual) {
        if (expected.isEmpty() || actual.isEmpty() || !alike(expected.get(), actual.get())) {
            return new PlainCells(alone(expected), alone(actual));
        }
        int[] wanted = expected.get().codePoints().toArray();
        int[] found = actual.get().codePoints().toArray();
        CharacterDifference difference = new CharacterDifference(wanted, found);
        return new PlainCells(
                quoted(shown(wanted, difference.expectedMarks())), quoted(shown(found, difference.actualMarks())));
    }

    /**
     * A cell by itself.
     *
     * @param cell the value; empty for NULL
     * @return NULL, the text itself, or the text in quotes where it could be taken for something else
     */
    public static String alone(Optional<String> cell) {
        return cell.map(text -> mistakable(text) ? quoted(shown(text)) : shown(text)).orElse(NULL);
    }

    /**
     * A cell by itself, always in quotes unless it is NULL.
     *
     * @param cell the value; empty for NULL
     * @return NULL, or the text in quotes
     */
    public static String quoted(Optional<String> cell) {
        return cell.map(text -> quoted(shown(text))).orElse(NULL);
    }

    private static String quoted(String shown) {
        return "'" + shown + "'";
    }

    private static boolean mistakable(String text) {
        return text.isEmpty()
                || text.equalsIgnoreCase(NULL)
                || text.startsWith("'")
                || blank(text.codePointAt(0))
                || blank(text.codePointBefore(text.length()));
    }

    private static boolean blank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static String shown(String text) {
        int[] points = text.codePoints().toArray();
        return shown(points, new boolean[points.length]);
    }

    private static String shown(int[] points, boolean[] marked) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            boolean hidden = points[i] != ' ' && !VisibleText.token(points[i], false, marked[i]).isEmpty();
            if (hidden || marked[i] && points[i] > '~') {
                shown.append(escape(points[i]));
            } else {
                // Doubled only where it could be taken for the begin of an escape.
                boolean escape = points[i] == '\\' && i + 1 < points.length && "nrtu\\".indexOf(points[i + 1]) >= 0;
                shown.append(escape ? "\\" : "").appendCodePoint(points[i]);
            }
        }
        return shown.toString();
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, point > 0xffff ? "\\u{%x}" : "\\u%04x", point);
        };
    }

    /** Whether two texts, not equal, make about the same picture. */
    private static boolean alike(String one, String other) {
        return !one.equals(other) && picture(one).equals(picture(other));
    }

    private static String picture(String text) {
        StringBuilder picture = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(point -> {
            int found = LOOK_ALIKE.indexOf(point);
            if (found >= 0 && found % 2 == 0) {
                picture.append(LOOK_ALIKE.charAt(found + 1));
            } else if (blank(point)) {
                picture.append(' ');
            } else if (Character.getType(point) != Character.FORMAT && !Character.isISOControl(point)) {
                picture.appendCodePoint(point);
            }
        });
        return picture.toString().strip();
    }
}
