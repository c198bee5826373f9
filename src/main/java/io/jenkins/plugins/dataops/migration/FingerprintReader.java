package io.jenkins.plugins.dataops.migration;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Hashes what is read through it and hands over the hash at the end of the text. Line ends and a byte order mark do
 * not count, so that a checkout on Windows has the plan of a checkout on Linux.
 */
final class FingerprintReader extends FilterReader {
    /** Receives the hash once the whole text was read. */
    @FunctionalInterface
    interface Listener {
        /**
         * The text is at its end.
         *
         * @param fingerprint SHA-256 in hex
         * @throws IOException to refuse the text
         */
        void ended(String fingerprint) throws IOException;
    }

    private final Fingerprint fingerprint = new Fingerprint();
    private final Listener listener;
    private boolean begun;
    private boolean ended;

    FingerprintReader(Reader reader, Listener listener) {
        super(reader);
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count < 0) {
            if (!ended) {
                ended = true;
                listener.ended(fingerprint.hex());
            }
            return count;
        }
        for (int index = offset; index < offset + count; index++) {
            boolean byteOrderMark = !begun && buffer[index] == '\uFEFF';
            begun = true;
            if (!byteOrderMark && buffer[index] != '\r') {
                fingerprint.add(buffer[index]);
            }
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
