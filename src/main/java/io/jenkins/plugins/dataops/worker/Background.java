package io.jenkins.plugins.dataops.worker;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Work on threads that nobody interrupts, for what must come to its end in spite of an abort. */
final class Background {
    private static final Logger LOGGER = Logger.getLogger(Background.class.getName());

    private Background() {}

    /** Something that an impatient person interrupts. */
    @FunctionalInterface
    interface Patient {
        /** Does it. */
        void act() throws IOException, InterruptedException;
    }

    /** Begins work at once. */
    static <T> FutureTask<T> begin(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "dataops worker");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /**
     * Waits for work to its end. The thread is interrupted afterwards when somebody wanted that meanwhile.
     *
     * @return what it came to
     * @throws IOException when it fails
     */
    static <T> T uninterrupted(Callable<T> work) throws IOException {
        FutureTask<T> task = begin(work);
        boolean hurry = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException interrupted) {
                    hurry = true;
                } catch (ExecutionException failure) {
                    throw cause(failure);
                }
            }
        } finally {
            if (hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Why work failed. */
    static IOException cause(ExecutionException failure) {
        return failure.getCause() instanceof IOException known ? known : new IOException(failure.getCause());
    }

    /** Begins again when it is interrupted, because it takes a moment only and must not be left out. */
    static void patiently(Patient action) throws IOException {
        boolean done = false;
        while (!done) {
            try {
                action.act();
                done = true;
            } catch (InterruptedException hurry) {
                LOGGER.log(Level.FINE, "the end of a worker is waited for", hurry);
            }
        }
    }
}
