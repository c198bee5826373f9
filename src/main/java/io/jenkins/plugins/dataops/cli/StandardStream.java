package io.jenkins.plugins.dataops.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Standard output or error. A reader that has seen enough, such as {@code head}, closes its pipe: what comes after that
 * is dropped without a word, because nobody is there to miss it. Any other failure to write stays a failure.
 */
final class StandardStream extends FilterOutputStream {
    private final boolean pipe;
    private boolean readerHasGone;

    private StandardStream(OutputStream target, boolean pipe) {
        super(target);
        this.pipe = pipe;
    }

    /** Standard output. */
    static OutputStream out() {
        return new StandardStream(new FileOutputStream(FileDescriptor.out), isPipe(1));
    }

    /** Standard error. */
    static OutputStream err() {
        return new StandardStream(new FileOutputStream(FileDescriptor.err), isPipe(2));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (readerHasGone) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            if (!pipe && !String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
                throw failure;
            }
            readerHasGone = true;
        }
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    /** Where the system can tell; the text of the failure may be in the user's language. */
    private static boolean isPipe(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }
}
