package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Stop;
import java.nio.file.Files;
import java.nio.file.Path;
import sun.misc.Signal;

/**
 * A file by which whoever started the process tells it to stop, as SIGTERM would. A signal may be out of reach, or be
 * sent twice at once, which leaves no time for clearing up; a file is there or it is not.
 */
final class StopFile {
    private static final long LOOK_AGAIN = 200;

    private StopFile() {}

    /** Waits for the file in the background, for as long as the process lives. */
    static void watch(Path file) {
        Thread thread = new Thread(() -> await(file), "dataops-stop-file");
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(Path file) {
        try {
            while (!Files.exists(file)) {
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        // Whoever has sent a signal already need not be heard again: a second one ends the process at once.
        if (Stop.requested().isEmpty()) {
            Signal.raise(new Signal("TERM"));
        }
    }
}
