package io.jenkins.plugins.dataops.metrics;

/** Text from outside, made fit to stand within a sentence. */
final class SentenceText {
    private static final int LONGEST = 200;

    private SentenceText() {}

    static String line(String text) {
        String oneLine = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (oneLine.isEmpty()) {
            return "no reason given";
        }
        return oneLine.codePointCount(0, oneLine.length()) <= LONGEST
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, LONGEST)) + "...";
    }
}
