package io.jenkins.plugins.dataops.outcome;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds one secret, or one part of a long one, in texts: in each {@linkplain Notation notation}, mixed as may be, in Base64
 * and hexadecimal digits, and what is left of it beside a cut.
 *
 * <p>A <em>plain word</em> could be a word of any sentence: up to three characters, or fewer than twelve that are all
 * digits, or all letters of one case but perhaps a capital at the begin. It is found only where it stands as a word. Every
 * other secret is found anywhere, within longer words too.
 */
final class HiddenText {
    private static final Pattern PLAIN = Pattern.compile(
            "\\p{N}{1,11}|(?:\\p{Lu}|\\p{Lt})?[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}]{1,11}|[\\p{Lu}\\p{M}]{1,11}|.{1,3}",
            Pattern.DOTALL);
    private static final int LONGEST_PLAIN = 11;

    /** No letter before, but that of an escape such as a line break's in JSON, a URL's or a terminal's. */
    private static final String WORD_BEGINS = "(?:(?<![\\p{L}\\p{M}\\p{N}_])|(?<=\\\\[nrtbf])|(?<=%[0-9A-Fa-f]{2})"
            + "|(?<=\\\\u[0-9A-Fa-f]{4})|(?<=\\\\x[0-9A-Fa-f]{2})|(?<=\\\\[0-7]{3})|(?<=\\u001b\\[[0-9;]{0,12}m))";
    private static final String WORD_ENDS = "(?![\\p{L}\\p{M}\\p{N}_])";
    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}_])";

    /** White space around a line break, or one character as often as it is repeated. */
    private static final Pattern RUNS = Pattern.compile("\\s*\\R\\s*|(.)\\1*", Pattern.DOTALL);

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /** No notation takes more characters for one. */
    private static final int LONGEST_NOTATION = 24;

    /** Fewer bytes have Base64 and hexadecimal digits that are found in anything. */
    private static final int FEWEST_BYTES = 4;

    private final boolean plain;
    private final int reach;
    private final int ownCuts;
    private final Pattern whole;
    private final Pattern begin;
    private final Pattern reversedEnd;

    /**
     * A text to hide.
     *
     * @param secret not blank
     */
    HiddenText(String secret) {
        plain = secret.length() <= LONGEST_PLAIN && PLAIN.matcher(secret).matches();
        reach = LONGEST_NOTATION * secret.length();
        BitSet cuts = Masker.cuts(secret);
        ownCuts = (int) cuts.stream().filter(at -> at == 0 || !cuts.get(at - 1)).count();
        Notation spelled = spelled(secret);
        String ignoringCase = plain ? "" : "(?iu)";
        List<Notation> encoded = encoded(secret.getBytes(StandardCharsets.UTF_8));
        List<String> forward = new ArrayList<>();
        List<String> backward = new ArrayList<>();
        encoded.forEach(form -> {
            forward.add(form.forward());
            backward.add(form.backward());
        });
        String word = "(?:" + ignoringCase + spelled.forward() + ")";
        whole = Pattern.compile((plain ? WORD_BEGINS + word + WORD_ENDS : word) + joined(forward));
        begin = Pattern.compile((plain ? NO_LETTER_BEFORE : "") + word + joined(forward));
        reversedEnd = Pattern.compile((plain ? NO_LETTER_BEFORE : "") + "(?:" + ignoringCase + spelled.backward() + ")"
                + joined(backward));
    }

    private static String joined(List<String> forms) {
        return forms.isEmpty() ? "" : "|" + String.join("|", forms);
    }

    private static Notation spelled(String secret) {
        Notation all = Notation.same("");
        Matcher runs = RUNS.matcher(secret);
        while (runs.find()) {
            String run = runs.group();
            int point = run.codePointAt(0);
            all = all.then(
                    LINE_BREAK.matcher(run).find()
                            ? Notation.lineBreak()
                            : Notation.character(point, run.codePointCount(0, run.length())));
        }
        return all;
    }

    /** Hexadecimal digits, and Base64 as it is within longer texts, where the secret begins at any of three places. */
    private static List<Notation> encoded(byte... secret) {
        List<Notation> all = new ArrayList<>();
        if (secret.length < FEWEST_BYTES) {
            return all;
        }
        StringBuilder hex = new StringBuilder();
        for (byte one : secret) {
            hex.append(String.format("%02x", one));
        }
        all.add(Notation.hex(hex.toString()));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + secret.length];
            System.arraycopy(secret, 0, shifted, offset, secret.length);
            String digits = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // The digits at both ends hold bits of what stands beside the secret.
            String own = digits.substring((offset * 8 + 5) / 6, shifted.length * 8 / 6);
            Notation rest = new Notation("[A-Za-z0-9+/_-]?(?:={1,2}|%3[dD]){0,2}", "(?:={1,2}|[dD]3%){0,2}[A-Za-z0-9+/_-]?");
            all.add(Notation.base64(own).then(shifted.length % 3 == 0 ? Notation.same("") : rest));
        }
        return all;
    }

    /** Whether it is found only where it stands as a word. */
    boolean isPlain() {
        return plain;
    }

    /** Marks the characters of a text that are the secret, also where one begins within another. */
    void mark(String text, BitSet hidden) {
        Matcher matcher = whole.matcher(text);
        for (int from = 0; from <= text.length() && matcher.find(from); from = matcher.start() + 1) {
            hidden.set(matcher.start(), matcher.end());
        }
    }

    /**
     * Marks the begins of the secret before cuts, and its ends behind them. Nothing is looked for beyond the next cut, or
     * beyond as many more as the secret itself looks like.
     */
    void markBeside(String text, BitSet cuts, int fewest, BitSet hidden) {
        for (int start = cuts.nextSetBit(0); start >= 0; ) {
            int end = cuts.nextClearBit(start);
            markBefore(text, cutBefore(cuts, start), start, fewest, hidden);
            markBehind(text, end, cutBehind(cuts, end, text.length()), fewest, hidden);
            start = cuts.nextSetBit(end);
        }
    }

    private int cutBefore(BitSet cuts, int start) {
        int end = cuts.previousSetBit(start - 1) + 1;
        for (int more = 0; more < ownCuts && end > 0 && start - end < reach; more++) {
            end = cuts.previousSetBit(cuts.previousClearBit(end - 1)) + 1;
        }
        return end;
    }

    private int cutBehind(BitSet cuts, int end, int length) {
        int start = cuts.nextSetBit(end);
        for (int more = 0; more < ownCuts && start >= 0 && start - end < reach; more++) {
            start = cuts.nextSetBit(cuts.nextClearBit(start));
        }
        return start < 0 ? length : start;
    }

    /** Marks the begin of the secret that stands before a cut, and not before another place. */
    void markBefore(String text, int first, int cut, int fewest, BitSet hidden) {
        int from = Math.max(first, cut - reach);
        if (cut - from >= fewest) {
            hidden.set(beginOfPiece(begin, text, from, cut, fewest), cut);
        }
    }

    /** Marks the end of the secret that stands behind a cut, and not behind another place. */
    void markBehind(String text, int cut, int last, int fewest, BitSet hidden) {
        int end = Math.min(last, cut + reach) - cut;
        if (end >= fewest) {
            String reversed =
                    new StringBuilder(text.substring(cut, cut + end)).reverse().toString();
            hidden.set(cut, cut + end - beginOfPiece(reversedEnd, reversed, 0, end, fewest));
        }
    }

    /** The first place from which to the cut everything is the begin of a match, which more text could complete. */
    private static int beginOfPiece(Pattern pattern, String text, int first, int cut, int fewest) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
        for (int from = first; from <= cut - fewest; from++) {
            matcher.region(from, cut);
            if (!matcher.lookingAt() && matcher.hitEnd()) {
                return from;
            }
        }
        return cut;
    }
}
