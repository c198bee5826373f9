package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Stop;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import sun.misc.Signal;

/**
 * What becomes of SIGINT, SIGTERM and SIGHUP: the first tells the work to stop and gives it a while to clear up, the
 * second ends the process at once. The JVM's own way would end it under the work's feet.
 */
final class Signals {
    /** What the work gets for clearing up. */
    static final Duration GRACE = Duration.ofSeconds(45);

    /** What children get for ending by themselves. */
    private static final Duration CHILDREN = Duration.ofSeconds(5);

    private static final List<String> STOPPING = List.of("INT", "TERM", "HUP");
    private static final int SIGNALLED = 128;

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

    private synchronized void received(Signal signal) {
        if (exitCode >= 0) {
            end(exitCode);
        }
        exitCode = SIGNALLED + signal.getNumber();
        err.println("dataops: SIG" + signal.getName() + " received: stopping; a second signal ends at once");
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        Thread watch = new Thread(this::watch, "dataops-stop");
        watch.setDaemon(true);
        watch.start();
        Stop.request("SIG" + signal.getName());
    }

    private void watch() {
        try {
            Thread.sleep(CHILDREN.toMillis());
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(GRACE.toMillis());
            err.println("dataops: the work does not end within " + GRACE.toSeconds() + " s; what is left is unknown");
            end(exitCode);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
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
