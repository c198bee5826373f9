package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.outcome.Masker;

/**
 * Keeps secrets out of what people see: the connection's password in messages, and the values of secret placeholders in
 * messages and in listed SQL. What is cut to a length is masked first, because half a secret is hard to know.
 */
final class Masking {
    private static final int LONGEST_MESSAGE = 2000;

    private final Masker inSql = new Masker();
    private final Masker inMessages = new Masker();

    /**
     * Masking for a request.
     *
     * @param settings of the connection
     * @param request whose placeholders may be secret
     */
    Masking(ConnectionSettings settings, MigrationRequest request) {
        request.placeholders().forEach((name, value) -> {
            if (request.isSecret(name)) {
                inSql.hide(value);
                inMessages.hide(value);
            }
        });
        settings.password().map(SecretValue::reveal).ifPresent(inMessages::hide);
    }

    /** SQL as it may be listed. */
    String sql(String sql) {
        return inSql.mask(sql);
    }

    /** A message as it may be said: masked, and not longer than a person reads. */
    String message(String message) {
        String masked = inMessages.maskSentence(message == null ? "no message" : message);
        return masked.length() <= LONGEST_MESSAGE ? masked : masked.substring(0, LONGEST_MESSAGE) + " ...";
    }
}
