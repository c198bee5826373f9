package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the passwords of this run in messages that drivers and libraries made. Whole words only: the password
 * {@code postgres} must not turn every {@code jdbc:postgresql:} into a riddle.
 */
final class Masking {
    private final List<Pattern> hidden = new ArrayList<>();

    void hide(Secret secret) {
        hidden.add(Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(secret.reveal()) + "(?![\\p{L}\\p{N}])"));
    }

    String apply(String text) {
        String masked = text;
        for (Pattern pattern : hidden) {
            masked = pattern.matcher(masked).replaceAll(Matcher.quoteReplacement("****"));
        }
        return masked;
    }
}
