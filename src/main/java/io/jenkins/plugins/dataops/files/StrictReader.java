package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads a text and counts lines, because Java's own reader does not say where the bytes are that are none. */
final class StrictReader extends Reader {
    private static final int BUFFER = 8192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream input;
    private final String name;
    private final Charset encoding;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private boolean begun;
    private boolean ended;
    private int line = 1;
    private char last;

    StrictReader(InputStream input, String name, Charset encoding) {
        this.input = input;
        this.name = name;
        this.encoding = encoding;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private void decode() throws IOException {
        fill();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        for (int i = 0; i < chars.length(); i++) {
            count(chars.charAt(i));
        }
        // What came before the fault is handed out first.
        if (result.isError() && !chars.hasRemaining()) {
            throw new UsageException(String.format(
                    "%s line %d is not %s text (byte 0x%02X): save the file as %3$s",
                    name, line, encoding, bytes.get(bytes.position())));
        }
        if (!begun && chars.hasRemaining()) {
            begun = true;
            if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        while (!ended && bytes.position() < 4) {
            int read = input.read(bytes.array(), bytes.position(), bytes.remaining());
            if (read < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + read);
            }
        }
        bytes.flip();
        if (!begun && encoding.equals(StandardCharsets.UTF_8)) {
            refuseOtherFormats();
        }
    }

    private void refuseOtherFormats() {
        int first = at(0);
        int second = at(1);
        if (first == 0x1f && second == 0x8b) {
            throw new UsageException(name + " is compressed (gzip): unpack it and name the text file");
        }
        boolean marked = first == 0xff && second == 0xfe || first == 0xfe && second == 0xff;
        // Text of two bytes a character has a zero beside each ASCII letter.
        boolean unmarked = bytes.remaining() > 1 && (first == 0) != (second == 0);
        if (marked || unmarked) {
            throw new UsageException(name + " line 1 is UTF-16 text: save the file as UTF-8");
        }
    }

    private int at(int index) {
        return index < bytes.remaining() ? bytes.get(bytes.position() + index) & 0xff : 1;
    }

    private void count(char next) {
        if (next == '\n' && last != '\r' || next == '\r') {
            line++;
        }
        last = next;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
