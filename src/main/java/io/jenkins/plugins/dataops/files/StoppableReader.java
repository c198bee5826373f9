package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.Stop;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * A text that may come from a pipe: nobody knows when its writer goes on, and neither opening nor reading one can be
 * interrupted. So another thread does that, and whoever waits for it is let go when the process is told to stop.
 */
public final class StoppableReader extends Reader {
    private static final int AHEAD = 4;
    private static final int PIECE = 64 * 1024;
    private static final long LOOK = 100;

    /** A piece of the text, its end (neither) or what went wrong. */
    private record Piece(char[] text, Throwable failure) {}

    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(AHEAD);
    private final Thread source;
    private Piece current = new Piece(new char[0], null);
    private int at;

    /**
     * Begins to read.
     *
     * @param opener opens the text
     */
    public StoppableReader(Callable<Reader> opener) {
        source = new Thread(() -> pump(opener), "dataops-input");
        source.setDaemon(true);
        source.start();
    }

    private void pump(Callable<Reader> opener) {
        try {
            Throwable failure = null;
            try (Reader text = opener.call()) {
                char[] buffer = new char[PIECE];
                for (int length = text.read(buffer); length >= 0; length = text.read(buffer)) {
                    pieces.put(new Piece(Arrays.copyOf(buffer, length), null));
                }
            } catch (InterruptedException closed) {
                throw closed;
            } catch (Exception | Error unreadable) {
                failure = unreadable;
            }
            pieces.put(new Piece(null, failure));
        } catch (InterruptedException closed) {
            // Nobody reads on.
            Thread.currentThread().interrupt();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.jenkins.plugins.dataops.outcome.StoppedException when the process is told to stop while it waits
     */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (current.text() != null && at == current.text().length) {
            current = take();
            at = 0;
        }
        if (current.failure() instanceof RuntimeException fault) {
            throw fault;
        }
        if (current.failure() != null) {
            throw current.failure() instanceof IOException unreadable
                    ? unreadable
                    : new IOException(current.failure());
        }
        if (current.text() == null) {
            return -1;
        }
        int count = Math.min(length, current.text().length - at);
        System.arraycopy(current.text(), at, target, offset, count);
        at += count;
        return count;
    }

    private Piece take() throws IOException {
        try {
            Piece piece = null;
            while (piece == null) {
                Stop.check();
                piece = pieces.poll(LOOK, TimeUnit.MILLISECONDS);
            }
            return piece;
        } catch (InterruptedException aborted) {
            Thread.currentThread().interrupt();
            throw new IOException("aborted while waiting for the text", aborted);
        }
    }

    @Override
    public void close() {
        source.interrupt();
    }
}
