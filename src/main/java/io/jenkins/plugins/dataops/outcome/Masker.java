package io.jenkins.plugins.dataops.outcome;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces secrets by asterisks in whatever is said, as they are and as drivers and formats write them: in a URL, in
 * JSON, XML or SQL, line by line, in Base64.
 *
 * <p>A secret that is a plain word is hidden only where it stands as a word: the password {@code postgres} must not turn
 * every {@code jdbc:postgresql:} into a riddle. Everything else is hidden wherever it stands.
 */
public final class Masker {
    private static final String MASK = "****";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\p{N}+|.{1,3}", Pattern.DOTALL);
    /** A shorter line of a secret is more likely to be anything else. */
    private static final int SHORTEST_LINE = 6;

    /** Each form of each secret, and whether it is hidden within longer words too. */
    private final Map<String, Boolean> hidden = new HashMap<>();
    private Pattern pattern;

    /**
     * Hides a secret from now on.
     *
     * @param secret what must not be seen; a blank one hides nothing
     */
    public synchronized void hide(String secret) {
        if (secret.isBlank()) {
            return;
        }
        addForms(secret, !WORD.matcher(secret).matches());
        if (secret.lines().count() > 1) {
            addForms(secret.replaceAll("\\s*\\R\\s*", " "), true);
            secret.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST_LINE)
                    .forEach(line -> addForms(line, true));
        }
        // The longest first: a secret may hold another one, or a form of its own.
        pattern = Pattern.compile(hidden.entrySet().stream()
                .sorted(Comparator.comparingInt(form -> -form.getKey().length()))
                .map(form -> whereItCounts(form.getKey(), form.getValue()))
                .collect(Collectors.joining("|")));
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

    private void addForms(String secret, boolean anywhere) {
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String xml = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String html = xml.replace("\"", "&quot;");
        List<String> forms = List.of(
                secret,
                url,
                url.replace("+", "%20"),
                json(secret),
                secret.replace("'", "''"),
                secret.replace("\\", "\\\\"),
                xml,
                html,
                html.replace("'", "&#39;"));
        forms.forEach(form -> hidden.merge(form, anywhere, Boolean::logicalOr));
        if (secret.length() > 3) {
            hidden.put(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)), true);
        }
    }

    private static String json(String secret) {
        return secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private static String whereItCounts(String form, boolean anywhere) {
        String quoted = Pattern.quote(form);
        return anywhere ? quoted : "(?<![\\p{L}\\p{N}_])" + quoted + "(?![\\p{L}\\p{N}_])";
    }

    /**
     * A text as it may be seen.
     *
     * @param text any text
     * @return the text without the secrets
     */
    public synchronized String mask(String text) {
        return pattern == null ? text : pattern.matcher(text).replaceAll(Matcher.quoteReplacement(MASK));
    }
}
