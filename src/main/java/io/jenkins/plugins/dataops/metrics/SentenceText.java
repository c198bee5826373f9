package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.result.Argument;
import io.jenkins.plugins.dataops.result.Message;

/** Text from outside, made fit to stand within a sentence. */
final class SentenceText {
    private static final int LONGEST = 200;

    private SentenceText() {}

    /** A reason that stands among others. */
    static Message reason(Message reason) {
        if (!reason.code().equals(Message.TEXT)) {
            return reason;
        }
        String said = ((Argument.Text) reason.arguments().get(Message.TEXT)).value();
        return said.isBlank() ? DeliveryCode.NO_REASON.of() : Message.text(line(said));
    }

    /** A name or a sentence that is not blank. */
    static String line(String text) {
        String oneLine = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return oneLine.codePointCount(0, oneLine.length()) <= LONGEST
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, LONGEST)) + "...";
    }
}
