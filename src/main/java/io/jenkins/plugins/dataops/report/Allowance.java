package io.jenkins.plugins.dataops.report;

/**
 * How much text a page may still take. A result may hold megabytes of samples and statements within its own limits;
 * a page that a browser cannot open helps nobody.
 */
final class Allowance {
    /** Of one section, in characters before escaping. */
    static final int SECTION = 1_500_000;

    private int left;

    Allowance(int characters) {
        left = characters;
    }

    /**
     * Takes a text as far as it may be shown.
     *
     * @param text any text, null counts as empty
     * @param most how long it may be by itself, in characters
     * @return the text, or its beginning with a mark at the cut
     */
    String take(String text, int most) {
        String cut = clip(text, Math.min(most, Math.max(left, 0)));
        // A value costs its markup too.
        left -= cut.length() + 40;
        return cut;
    }

    /** Whether nothing more should be begun. */
    boolean spent() {
        return left <= 0;
    }

    /** The beginning of a text, not cut within a surrogate pair, with a mark where it was cut. */
    static String clip(String text, int most) {
        if (text == null) {
            return "";
        }
        if (text.length() <= most) {
            return text;
        }
        int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "\u2026";
    }
}
