package io.jenkins.plugins.dataops.report;

/** Text that XML 1.0 can hold. */
final class XmlText {
    private XmlText() {}

    /**
     * Replaces what XML 1.0 forbids even as a character reference (section 2.2 of the recommendation).
     *
     * @param text any text
     * @return the text with U+FFFD in the place of each forbidden character
     */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().forEach(point -> legal.appendCodePoint(isLegal(point) ? point : 0xFFFD));
        return legal.toString();
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
