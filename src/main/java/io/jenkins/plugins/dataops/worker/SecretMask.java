package io.jenkins.plugins.dataops.worker;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.console.LineTransformationOutputStream;
import io.jenkins.plugins.dataops.outcome.Masker;
import io.jenkins.plugins.dataops.report.MaskedJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Replaces secrets by asterisks in whatever comes back from a worker: its console lines, in which a driver may quote
 * them, and its result document.
 */
final class SecretMask {
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

    /** A stream that masks line by line; closing it leaves the target open, which belongs to the build. */
    OutputStream wrap(OutputStream target) {
        return new LineTransformationOutputStream() {
            @Override
            protected void eol(byte[] line, int length) throws IOException {
                String text = new String(line, 0, length, StandardCharsets.UTF_8);
                target.write(mask(text).getBytes(StandardCharsets.UTF_8));
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

    JsonNode mask(JsonNode node) {
        return new MaskedJson(masker::mask, masker::maskName, name -> false).of(node);
    }
}
