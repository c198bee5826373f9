package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of what people see: the connection's password in messages, and the values of placeholders whose
 * names say that they are secret in messages and in listed SQL.
 */
final class Masking {
    private static final String MASK = "****";
    private static final Pattern SECRET_NAME = Pattern.compile(
            ".*(password|passwd|pwd|secret|token|credential|private|api_?key).*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_MESSAGE = 2000;

    private final List<String> inSql;
    private final List<String> inMessages;

    Masking(ConnectionSettings settings, Map<String, String> placeholders) {
        inSql = longestFirst(placeholders.entrySet().stream()
                .filter(entry -> SECRET_NAME.matcher(entry.getKey()).matches())
                .map(Map.Entry::getValue)
                .toList());
        List<String> all = new ArrayList<>(inSql);
        settings.password().map(Secret::reveal).ifPresent(all::add);
        inMessages = longestFirst(all);
    }

    /** Longest first, so that a secret within a secret leaves no remainder. */
    private static List<String> longestFirst(List<String> secrets) {
        return secrets.stream()
                .filter(secret -> !secret.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** SQL as it may be listed. */
    String sql(String sql) {
        return replace(sql, inSql);
    }

    /** A message as it may be said: masked, and not longer than a person reads. */
    String message(String message) {
        String masked = replace(message == null ? "no message" : message, inMessages);
        return masked.length() <= LONGEST_MESSAGE ? masked : masked.substring(0, LONGEST_MESSAGE) + " ...";
    }

    private static String replace(String text, List<String> secrets) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
