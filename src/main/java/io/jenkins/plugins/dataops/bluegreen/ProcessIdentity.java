package io.jenkins.plugins.dataops.bluegreen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * Which process holds a lease, so that its death can be seen from the same machine. Another machine, and another
 * container with process numbers of its own, cannot tell and must wait for the lease to end.
 *
 * @param machine the machine with its boot and its space of process numbers
 * @param number the process number
 * @param startedAt when it started; numbers are given out again. In the kernel's own ticks since the boot, where it tells
 *     them: the time of day is another one after somebody has set the clock.
 * @param run random, to tell two runs of the same process apart
 */
record ProcessIdentity(String machine, long number, String startedAt, String run) {
    private static final String SEPARATOR = " ";

    /** Which field says it in what the kernel tells of a process, counted from the one behind the program's name. */
    private static final int TICKS = 20;

    /** This process. */
    static ProcessIdentity current() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessIdentity(machineHere(), self.pid(), startOf(self), UUID.randomUUID().toString());
    }

    /** Reads what {@link #text()} wrote. */
    static ProcessIdentity parse(String text) {
        String[] parts = text.split(SEPARATOR);
        return new ProcessIdentity(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]);
    }

    /** How the lease keeps it. */
    String text() {
        return machine + SEPARATOR + number + SEPARATOR + startedAt + SEPARATOR + run;
    }

    /** Whether it surely is no more. */
    boolean dead() {
        return machine.equals(machineHere()) && !runsHere();
    }

    /** Whether it surely is still there. */
    boolean alive() {
        return machine.equals(machineHere()) && runsHere();
    }

    private boolean runsHere() {
        return ProcessHandle.of(number)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).equals(startedAt) || timeOfDay(process).equals(startedAt))
                .isPresent();
    }

    private static String startOf(ProcessHandle process) {
        String[] state = read("/proc/" + process.pid() + "/stat").replaceFirst("(?s).*\\) ", "").split(SEPARATOR);
        return state.length < TICKS ? timeOfDay(process) : "tick:" + state[TICKS - 1];
    }

    private static String timeOfDay(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("?");
    }

    private static String machineHere() {
        return host().replace(SEPARATOR, "_") + "/" + read("/proc/sys/kernel/random/boot_id") + "/" + numbers();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "?";
        }
    }

    private static String numbers() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return "?";
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException elsewhere) {
            return "?";
        }
    }
}
