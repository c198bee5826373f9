package io.jenkins.plugins.dataops.report;

import java.io.Writer;

/**
 * Keeps what is written up to a limit that no honest result comes near: views cut texts and rows where there can be
 * many, and this is for results made to fill the memory of whoever shows them.
 */
final class BoundedWriter extends Writer {
    private static final int MOST_CHARACTERS = 8_000_000;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] source, int offset, int length) {
        room(length);
        text.append(source, offset, length);
    }

    @Override
    public void write(String source, int offset, int length) {
        room(length);
        text.append(source, offset, offset + length);
    }

    private void room(int length) {
        if (text.length() + (long) length > MOST_CHARACTERS) {
            throw new IllegalStateException("the result is too large to be shown");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    @Override
    public void flush() {
        // All of it is in memory.
    }

    @Override
    public void close() {
        // All of it is in memory.
    }
}
