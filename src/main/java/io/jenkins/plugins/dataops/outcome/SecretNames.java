package io.jenkins.plugins.dataops.outcome;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses from a placeholder's or parameter's name that its value is secret, where nobody has said whether it is. */
public final class SecretNames {
    private static final Pattern ANYWHERE = Pattern.compile(
            ".*(password|passwd|passphrase|passcode|pwd|secret|token|credential|private|apikey).*|.*pass",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> WORDS = Set.of("pass", "auth", "pin", "otp", "salt");

    /** Keys of tables and no secrets. */
    private static final Set<String> KEYS_OF_DATA = Set.of(
            "primary", "foreign", "unique", "sort", "partition", "cluster", "distribution", "dist", "join", "natural",
            "surrogate", "business", "order", "group");

    private SecretNames() {}

    /**
     * Whether a value of this name is better not seen.
     *
     * @param name for example {@code api_token}
     * @return true for names of secrets, false for those of keys in tables, such as {@code primary_key}
     */
    public static boolean looksSecret(String name) {
        if (ANYWHERE.matcher(name.replaceAll("[^\\p{L}\\p{N}]", "")).matches()) {
            return true;
        }
        List<String> words = Arrays.stream(name.split("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        int key = words.indexOf("key");
        return words.stream().anyMatch(WORDS::contains)
                || key >= 0 && (key == 0 || !KEYS_OF_DATA.contains(words.get(key - 1)));
    }
}
