package io.jenkins.plugins.dataops.outcome;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces secrets by asterisks in whatever is said: as they are, as drivers and formats write them, and what is left of
 * them where a text was cut short by somebody else. Whoever cuts a text within this program masks it first.
 *
 * <p>A secret that could be a word of any sentence is hidden only where it stands as a word: the password {@code postgres}
 * must not turn every {@code jdbc:postgresql:} into a riddle. That is one of up to three characters, or of fewer than twelve
 * that are all digits, or all letters of one case but perhaps a capital at the begin. Everything else is hidden wherever it
 * stands. Beside {@code ...} and {@code …} a piece of four characters is hidden, at the begin and end of a text one of eight,
 * because fewer give nothing away and are found by chance.
 */
public final class Masker {
    private static final String MASK = "****";

    /** Where somebody cut a text. */
    private static final Pattern CUT = Pattern.compile("\\s?(?:\\.{3,}|…)\\s?");

    /** How much of a secret is hidden beside a cut that can be seen. */
    private static final int SHORTEST_PIECE = 4;

    /** How much of a secret is hidden where a text may have been cut, or not. */
    private static final int SHORTEST_EDGE = 8;

    /** A shorter line of a secret is more likely to be anything else. */
    private static final int SHORTEST_LINE = 6;

    /** A longer secret is found in parts; a multiple of three, so that no Base64 digit stands between two of them. */
    private static final int PART = 96;

    /** A longer sentence is read by nobody. */
    private static final int LONGEST_SENTENCE = 16_000;

    /** PostgreSQL cuts a longer name, and leaves no sign of that. */
    private static final int LONGEST_NAME_BYTES = 63;

    private final Set<String> known = new LinkedHashSet<>();
    private final List<HiddenText> hidden = new ArrayList<>();

    /**
     * Hides a secret from now on.
     *
     * @param secret what must not be seen; a blank one hides nothing
     */
    public synchronized void hide(String secret) {
        hideParts(secret.strip());
        asName(secret.strip()).ifPresent(this::hideParts);
        if (secret.lines().count() > 1) {
            secret.lines().map(String::strip).filter(line -> line.length() >= SHORTEST_LINE).forEach(this::hideParts);
        }
    }

    private static Optional<String> asName(String secret) {
        int end = secret.length();
        while (secret.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
            end = secret.offsetByCodePoints(Math.min(end, LONGEST_NAME_BYTES + 1), -1);
        }
        return end < secret.length() ? Optional.of(secret.substring(0, end)) : Optional.empty();
    }

    private void hideParts(String text) {
        String rest = text;
        while (!rest.isBlank()) {
            int end = rest.length() < 2 * PART ? rest.length() : PART;
            end -= end < rest.length() && Character.isHighSurrogate(rest.charAt(end - 1)) ? 1 : 0;
            if (known.add(rest.substring(0, end))) {
                hidden.add(new HiddenText(rest.substring(0, end)));
            }
            rest = rest.substring(end);
        }
    }

    /**
     * Hides the values whose names say that they are secret, such as {@code api_token}.
     *
     * @param values by name
     */
    public void hideSecretsOf(Map<String, String> values) {
        values.forEach((name, value) -> {
            if (SecretNames.looksSecret(name)) {
                hide(value);
            }
        });
    }

    /**
     * A text as it may be seen.
     *
     * @param text any text
     * @return the text without the secrets
     */
    public String mask(String text) {
        return masked(text, one -> true);
    }

    /**
     * A sentence as it may be shown: what somebody else writes into it, a database's message above all, may be of any
     * length, and a person reads no more than this.
     *
     * @param sentence any text
     * @return the text without the secrets, of at most {@value #LONGEST_SENTENCE} characters and a sign that it was cut
     */
    public String maskSentence(String sentence) {
        // Not even looked through whole: a server can send a gigabyte. Secrets at this cut are found as at any other.
        String masked = mask(shortened(sentence, 4 * LONGEST_SENTENCE));
        return shortened(masked, LONGEST_SENTENCE);
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, longest - (Character.isHighSurrogate(text.charAt(longest - 1)) ? 1 : 0)) + " ...";
    }

    /**
     * A name that programs look for, as it may be seen: a secret that could be a word of any sentence stays in it.
     *
     * @param name such as the key of a JSON object
     * @return the name without the other secrets
     */
    public String maskName(String name) {
        return masked(name, one -> !one.isPlain());
    }

    private synchronized String masked(String text, Predicate<HiddenText> looked) {
        if (hidden.isEmpty() || text.isEmpty()) {
            return text;
        }
        BitSet found = new BitSet(text.length());
        List<HiddenText> all = hidden.stream().filter(looked).toList();
        all.forEach(one -> one.mark(text, found));
        BitSet cuts = cuts(text);
        all.forEach(one -> one.markBeside(text, cuts, SHORTEST_PIECE, found));
        all.stream().filter(one -> !one.isPlain()).forEach(one -> {
            one.markBehind(text, 0, text.length(), SHORTEST_EDGE, found);
            one.markBefore(text, 0, text.length(), SHORTEST_EDGE, found);
        });
        return found.isEmpty() ? text : replaced(text, found);
    }

    /** The characters of a text that say that it was cut there; several cuts with nothing between them are one. */
    static BitSet cuts(String text) {
        BitSet cuts = new BitSet();
        Matcher matcher = CUT.matcher(text);
        while (matcher.find()) {
            cuts.set(matcher.start(), matcher.end());
        }
        return cuts;
    }

    private static String replaced(String text, BitSet found) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (int begin = found.nextSetBit(0); begin >= 0; begin = found.nextSetBit(from)) {
            masked.append(text, from, begin).append(MASK);
            from = found.nextClearBit(begin);
        }
        return masked.append(text, from, text.length()).toString();
    }
}
