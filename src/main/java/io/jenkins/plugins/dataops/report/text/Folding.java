package io.jenkins.plugins.dataops.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Breaks lines between words where the terminal is too narrow for them. */
final class Folding {
    private Folding() {}

    /**
     * A line in pieces.
     *
     * @param line spaces it begins with are its indent
     * @param hang how many columns further in its further lines begin
     * @param columns how wide the terminal is; empty where none is known, and nothing is broken
     * @return one line or more; only a single word is wider than the terminal
     */
    static List<String> of(String line, int hang, OptionalInt columns) {
        if (columns.isEmpty()) {
            return List.of(line);
        }
        List<String> lines = new ArrayList<>();
        String rest = line;
        int begin = line.length() - line.stripLeading().length();
        int further = begin + hang;
        while (rest.codePointCount(0, rest.length()) > columns.getAsInt()) {
            int fits = rest.lastIndexOf(' ', rest.offsetByCodePoints(0, columns.getAsInt()));
            int end = fits > begin ? fits : rest.indexOf(' ', begin);
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = " ".repeat(further) + rest.substring(end + 1);
            begin = further;
        }
        lines.add(rest);
        return lines;
    }
}
