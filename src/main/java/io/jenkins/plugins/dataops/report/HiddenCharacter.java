package io.jenkins.plugins.dataops.report;

import java.util.Locale;

/** Characters that are not seen as they are, and how they are written out: the same at a terminal, in XML and HTML. */
public final class HiddenCharacter {
    private HiddenCharacter() {}

    /**
     * A character written out, as programming languages do.
     *
     * @param point its code point
     * @return such as {@code \n} or {@code \u00a0}
     */
    public static String escape(int point) {
        return isBreak(point) ? controlled(point) : String.format(Locale.ROOT, point > 0xffff ? "\\u{%x}" : "\\u%04x", point);
    }

    /** A character by its name on a page. */
    static String name(int point) {
        return isBreak(point) ? controlled(point) : String.format(Locale.ROOT, "U+%04X", point);
    }

    private static boolean isBreak(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }

    private static String controlled(int point) {
        return point == '\n' ? "\\n" : point == '\r' ? "\\r" : "\\t";
    }

    /** Whether a character shows as nothing or as a plain space; {@code marked} where it differs from the other side. */
    static boolean is(int point, boolean marked) {
        return point != ' ' && switch (Character.getType(point)) {
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
