package io.jenkins.plugins.dataops.migration;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over text. Each {@link #add(String) string} carries its length, so that two lists never look like one. */
final class PlanHash {
    private final MessageDigest digest;
    private final ByteBuffer characters = ByteBuffer.allocate(8192);

    PlanHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /** One character of a running text. */
    void add(char character) {
        if (!characters.hasRemaining()) {
            flush();
        }
        characters.putChar(character);
    }

    /** A whole string, told apart from its neighbours. Line ends count as line feeds. */
    PlanHash add(String text) {
        String canonical = text.replace("\r\n", "\n");
        addLength(canonical.length());
        for (int index = 0; index < canonical.length(); index++) {
            add(canonical.charAt(index));
        }
        return this;
    }

    private void addLength(int length) {
        add((char) (length >>> 16));
        add((char) length);
    }

    /** The hash of all that was added; nothing can be added afterwards. */
    String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void flush() {
        characters.flip();
        digest.update(characters);
        characters.clear();
    }
}
