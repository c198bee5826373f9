package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The names of a product's two colour schemas, kept apart even where the engine cuts long names. */
final class ColourSchemas {
    private static final int LONGEST_COLOUR = "__green".length();

    private final int limit;
    private final String liveSchema;

    ColourSchemas(Dialect dialect, String liveSchema) {
        this.limit = dialect.identifierLimit();
        this.liveSchema = liveSchema;
    }

    /** {@code flights__blue} for {@code flights}. */
    String of(Colour colour) {
        return within(limit - LONGEST_COLOUR) + "__" + colour.word();
    }

    /** {@code flights__blue_17}, for a run that must not share a schema with one before it. */
    String of(Colour colour, long run) {
        String suffix = "_" + run;
        return within(limit - LONGEST_COLOUR - suffix.length()) + "__" + colour.word() + suffix;
    }

    private String within(int room) {
        return bytes(liveSchema) <= room ? liveSchema : shortened(liveSchema, room);
    }

    /** Two long names that only differ at the end must not share their colours: a digest keeps them apart. */
    private static String shortened(String name, int room) {
        String digest = "_" + HexFormat.of().formatHex(sha256(name)).substring(0, 8);
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .takeWhile(point -> {
                    kept.appendCodePoint(point);
                    return bytes(kept.toString()) + digest.length() <= room;
                })
                .forEach(point -> {});
        while (bytes(kept.toString()) + digest.length() > room) {
            kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept + digest;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
