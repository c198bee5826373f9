package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The secret that lets a run change its lease. The database keeps only a digest of it, so that whoever may read the
 * state cannot act for the holder.
 */
final class LeaseToken {
    /** Shorter ones that a caller chose could be guessed. */
    static final int SHORTEST = 20;

    private static final int LONGEST = 200;
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LeaseToken() {}

    /** A token that nobody guesses: 128 random bits. */
    static SecretValue random() {
        byte[] bits = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bits);
        return new SecretValue(HexFormat.of().formatHex(bits));
    }

    /** Refuses a token for a new lease that is too easy to guess. */
    static void checkChosen(SecretValue token) {
        String text = token.reveal();
        boolean printable = text.chars().allMatch(character -> character > ' ' && character < 127);
        if (text.length() < SHORTEST || text.length() > LONGEST || !printable) {
            throw new UsageException("a lease token must have " + SHORTEST + " to " + LONGEST
                    + " printable ASCII characters without blanks: choose a random one, such as 32 hexadecimal digits,"
                    + " or let 'prepare' make one");
        }
    }

    /** What the database keeps of a token. */
    static String digest(String token) {
        return HexFormat.of().formatHex(ColourSchemas.sha256("dataops lease token " + token));
    }

    /** Whether a token is the one that a digest was made of. */
    static boolean opens(String digest, Optional<SecretValue> token) {
        return token.filter(secret -> MessageDigest.isEqual(
                        digest.getBytes(StandardCharsets.US_ASCII),
                        digest(secret.reveal()).getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }
}
