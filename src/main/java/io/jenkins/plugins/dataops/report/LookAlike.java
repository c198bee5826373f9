package io.jenkins.plugins.dataops.report;

import java.text.Normalizer;

/** Texts that make about the same picture. */
final class LookAlike {
    /** Letters of other scripts that look like those behind them. */
    private static final String LETTERS =
            "аaАAвBВBеeЕEіiІIјjкkКKмMМMнHНHоoОOрpРPсcСCтTТTуyУYхxХXѕsЅS"
                    + "αaΑAβBΒBεeΕEΖZΗHιiΙIκkΚKΜMΝNοoΟOρpΡPτtΤTυuΥYΧXνv";

    private LookAlike() {}

    /** Whether two texts, not equal, can be taken for each other. */
    static boolean are(String one, String other) {
        return !one.equals(other) && picture(one).equals(picture(other));
    }

    private static String picture(String text) {
        StringBuilder picture = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(point -> {
            int found = LETTERS.indexOf(point);
            if (found >= 0 && found % 2 == 0) {
                picture.append(LETTERS.charAt(found + 1));
            } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                picture.append(' ');
            } else if (Character.getType(point) != Character.FORMAT && !Character.isISOControl(point)) {
                picture.appendCodePoint(point);
            }
        });
        return picture.toString().strip();
    }
}
