package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import sun.misc.Signal;

/**
 * A file by which whoever started the process tells it to stop, as SIGTERM would. A signal may be out of reach, or be
 * sent twice at once, which leaves no time for clearing up; a file is there or it is not. In the same file the process says
 * each time that it begins what must not be left undone, so that it is not ended in the middle of it.
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
            int before = Stop.timesOwed();
            // Whoever has sent a signal already need not be heard again: a second one ends the process at once.
            if (Stop.requested().isEmpty()) {
                Signal.raise(new Signal("TERM"));
            }
            answer(file, before);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // Whoever asked has taken the file away, and waits no more.
            return;
        }
    }

    /** Says with a line more that work began once more which must not be left undone. */
    private static void answer(Path file, int before) throws IOException, InterruptedException {
        for (int told = before; true; Thread.sleep(LOOK_AGAIN)) {
            int now = Stop.timesOwed();
            if (now != told) {
                Files.writeString(file, "attempt " + now + "\n", StandardOpenOption.APPEND);
                told = now;
            }
        }
    }
}
