package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Secret;
import io.jenkins.plugins.dataops.outcome.Masker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of what people see: the connection's password in messages, and the values of secret placeholders in
 * messages and in listed SQL. What is cut to a length is masked first, because half a secret is not known any more.
 */
final class Masking {
    private static final String MASK = "****";
    private static final int LONGEST_MESSAGE = 2000;

    /** Where a database cuts SQL short in what it says. */
    private static final Pattern CUT = Pattern.compile("\\.\\.\\.");

    /** Fewer characters than these give nothing away and would hide half of every message. */
    private static final int SHORTEST_PIECE = 3;

    private final Masker inSql = new Masker();
    private final Masker inMessages = new Masker();
    private final List<String> secrets;

    /**
     * Masking for a request.
     *
     * @param settings of the connection
     * @param request whose placeholders may be secret
     */
    Masking(ConnectionSettings settings, MigrationRequest request) {
        List<String> all = new ArrayList<>(request.placeholders().entrySet().stream()
                .filter(entry -> request.isSecret(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        all.forEach(inSql::hide);
        settings.password().map(Secret::reveal).ifPresent(all::add);
        all.forEach(inMessages::hide);
        secrets = List.copyOf(all);
    }

    /** SQL as it may be listed. */
    String sql(String sql) {
        return inSql.mask(sql);
    }

    /** A message as it may be said: masked, and not longer than a person reads. */
    String message(String message) {
        String masked = inMessages.mask(message == null ? "no message" : message);
        for (String secret : secrets) {
            masked = withoutPieces(masked, secret);
        }
        return masked.length() <= LONGEST_MESSAGE ? masked : masked.substring(0, LONGEST_MESSAGE) + " ...";
    }

    /** Masks the begin of a secret before a cut and its end behind one. */
    private static String withoutPieces(String text, String secret) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        Matcher cut = CUT.matcher(text);
        while (cut.find()) {
            String before = text.substring(from, cut.start());
            int piece = longestPiece(secret, before::endsWith, true);
            masked.append(before, 0, before.length() - piece).append(piece > 0 ? MASK : "").append(cut.group());
            from = cut.end();
            String behind = text.substring(from);
            int rest = longestPiece(secret, behind::startsWith, false);
            masked.append(rest > 0 ? MASK : "");
            from += rest;
        }
        return masked.append(text.substring(from)).toString();
    }

    private static int longestPiece(String secret, Predicate<String> found, boolean begin) {
        for (int length = secret.length() - 1; length >= SHORTEST_PIECE; length--) {
            if (found.test(begin ? secret.substring(0, length) : secret.substring(secret.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}
