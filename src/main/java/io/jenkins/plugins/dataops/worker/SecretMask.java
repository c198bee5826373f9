package io.jenkins.plugins.dataops.worker;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.console.LineTransformationOutputStream;
import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.outcome.Masker;
import io.jenkins.plugins.dataops.result.MaskedJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Replaces secrets by asterisks in whatever comes back from a worker: its console lines, in which a driver may quote
 * them, and its result document.
 */
final class SecretMask {
    /** How much of a line is kept, which a worker, or whoever speaks for it, may never end. */
    static final int LONGEST_LINE = 64 * 1024;

    /** The end of a line that was cut within a character. */
    private static final Pattern HALF_CHARACTER = Pattern.compile("[\\ufffd\\r\\n]{0,4}$");

    private final Masker masker = new Masker();

    /**
     * A mask.
     *
     * @param secrets the plain values; empty ones hide nothing
     */
    SecretMask(Collection<String> secrets) {
        secrets.forEach(masker::hide);
    }

    String mask(String text) {
        return masker.mask(text);
    }

    /**
     * A stream that masks line by line, the begin of a very long one; closing it leaves the target open, which belongs to
     * the build.
     */
    OutputStream wrap(OutputStream target) {
        return new LineTransformationOutputStream() {
            private long left;
            private int kept;

            @Override
            public void write(int single) throws IOException {
                if (single != '\n' && kept >= LONGEST_LINE) {
                    left++;
                    return;
                }
                kept++;
                super.write(single);
            }

            @Override
            protected void eol(byte[] line, int length) throws IOException {
                String text = new String(line, 0, length, StandardCharsets.UTF_8);
                target.write(mask(left == 0 ? text : cut(text, left)).getBytes(StandardCharsets.UTF_8));
                left = 0;
                kept = 0;
            }

            @Override
            public void flush() throws IOException {
                target.flush();
            }

            @Override
            public void close() throws IOException {
                forceEol();
                target.flush();
            }
        };
    }

    /** The sign stands where the rest was, so that the begin of a secret before it is known as one. */
    private static String cut(String line, long left) {
        return HALF_CHARACTER.matcher(line).replaceFirst("") + "... (" + Count.of(left, "byte") + " left out)\n";
    }

    JsonNode mask(JsonNode node) {
        return new MaskedJson(masker::mask, masker::maskName, name -> false).of(node);
    }
}
