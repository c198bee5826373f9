package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Stop;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sun.misc.Signal;

/**
 * What becomes of SIGINT, SIGTERM and SIGHUP: the first tells the work to stop and gives it a while to clear up, the
 * second ends the process at once. The JVM's own way would end it under the work's feet.
 */
final class Signals {
    /** What the work gets for clearing up, and each attempt at what must not be left undone. */
    static final Duration GRACE = Duration.ofSeconds(45);

    /** What children get for ending by themselves. */
    private static final Duration CHILDREN = Duration.ofSeconds(5);

    private static final List<String> STOPPING = List.of("INT", "TERM", "HUP");
    private static final int SIGNALLED = 128;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final PrintWriter err;
    private int exitCode = -1;

    private Signals(PrintWriter err) {
        this.err = err;
    }

    /** Listens from now on. */
    static Signals listen(PrintWriter err) {
        Signals signals = new Signals(err);
        for (String name : STOPPING) {
            try {
                Signal.handle(new Signal(name), signals::received);
            } catch (IllegalArgumentException unknown) {
                // The platform has no such signal, or the JVM was told to leave it alone.
            }
        }
        return signals;
    }

    private void received(Signal signal) {
        stop(SIGNALLED + signal.getNumber(), "SIG" + signal.getName());
        // Last, and by itself: whoever reads no more lets this wait for ever, and nothing else may wait for that.
        err.println("dataops: SIG" + signal.getName() + " received: stopping; a second signal ends at once");
    }

    private synchronized void stop(int code, String reason) {
        if (exitCode >= 0) {
            end(exitCode);
        }
        exitCode = code;
        daemon(() -> watch(code));
        Stop.request(reason);
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "dataops-stop");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(int code) {
        try {
            Thread.sleep(CHILDREN.toMillis());
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            long begun = System.nanoTime();
            for (Duration left = GRACE; !left.isNegative(); left = left(begun)) {
                Thread.sleep(left.toMillis() + 1);
            }
            daemon(() -> err.println(
                    "dataops: the work does not end within " + GRACE.toSeconds() + " s; what is left is unknown"));
            Thread.sleep(LAST_WORDS.toMillis());
            end(code);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration left(long begun) {
        return left(Duration.ofNanos(System.nanoTime() - begun), Stop.sinceOwed());
    }

    /**
     * What is left of the time for clearing up.
     *
     * @param sinceStop how long ago it began
     * @param sinceOwed how long ago the last attempt began at what must not be left undone
     * @return negative when it is over
     */
    static Duration left(Duration sinceStop, Optional<Duration> sinceOwed) {
        return GRACE.minus(sinceOwed.filter(owed -> owed.compareTo(sinceStop) < 0).orElse(sinceStop));
    }

    private static void end(int exitCode) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(exitCode);
    }

    /** The exit code by which shells know a signal, if one was received; children that are left are ended. */
    synchronized OptionalInt exitCode() {
        if (exitCode < 0) {
            return OptionalInt.empty();
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        return OptionalInt.of(exitCode);
    }
}
