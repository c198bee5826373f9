package io.jenkins.plugins.dataops.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jenkins.security.MasterToSlaveCallable;

/** Looks on an agent what is new of a worker, and waits a moment for it. */
final class ProcessLook extends MasterToSlaveCallable<ProcessNews, IOException> {
    private static final long serialVersionUID = 1L;

    /** The most bytes that are told at once. */
    private static final int MOST = 1 << 16;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_AGAIN = 50;

    /** So often the exit code is looked for, which is written a moment after the end. */
    private static final int EXIT_LOOKS = 20;

    private final String exchange;
    private final WorkerProcess worker;
    private final long known;

    /**
     * A look.
     *
     * @param exchange the worker's private folder
     * @param worker its process
     * @param known how many bytes are known of what it says
     */
    ProcessLook(String exchange, WorkerProcess worker, long known) {
        this.exchange = exchange;
        this.worker = worker;
        this.known = known;
    }

    @Override
    public ProcessNews call() throws IOException {
        Path folder = Path.of(exchange);
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            // Asked first: whatever it has said before its end can be read afterwards.
            boolean ended = worker.find(folder.getFileName().toString()).isEmpty();
            byte[] said = said(folder.resolve(Exchange.OUTPUT));
            if (said.length > 0) {
                return new ProcessNews(said, false, null);
            }
            if (ended) {
                return new ProcessNews(said, true, exitCode(folder.resolve(Exchange.EXIT)));
            }
            if (System.nanoTime() - end >= 0 || !pause()) {
                return new ProcessNews(said, false, null);
            }
        }
    }

    private byte[] said(Path output) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(output);
                InputStream rest = Channels.newInputStream(channel.position(known))) {
            return rest.readNBytes(MOST);
        } catch (NoSuchFileException gone) {
            // The worker cannot be heard any more, and yet it may be at work.
            return new byte[0];
        }
    }

    private static Integer exitCode(Path exit) throws IOException {
        for (int look = 0; look < EXIT_LOOKS; look++) {
            Optional<String> code = read(exit);
            if (code.isPresent()) {
                return Integer.valueOf(code.get().strip());
            }
            if (!Files.isDirectory(exit.getParent()) || !pause()) {
                return null;
            }
        }
        return null;
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    /** Returns false when whoever asks waits no longer. */
    private static boolean pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
            return true;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
