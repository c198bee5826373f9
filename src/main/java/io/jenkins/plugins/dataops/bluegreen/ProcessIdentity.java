package io.jenkins.plugins.dataops.bluegreen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which process holds a lease, so that its death can be seen from the same machine. Another machine, another container
 * with process numbers of its own, an account that is not shown other accounts' processes, and a machine that does not tell
 * its boot (it has no {@code /proc}) cannot tell and must wait for the lease to end.
 *
 * @param machine the machine with its boot and its space of process numbers
 * @param number the process number
 * @param startedAt when it started; numbers are given out again. In the kernel's own ticks since the boot, where it tells
 *     them: the time of day is another one after somebody has set the clock.
 * @param run random, to tell two runs of the same process apart
 * @param account whose process it is; earlier versions did not keep it
 */
record ProcessIdentity(String machine, long number, String startedAt, String run, Optional<String> account) {
    private static final String SEPARATOR = " ";

    /** A part of a machine that it does not tell: two machines that tell as little may look alike. */
    private static final String UNKNOWN = "?";

    /** As earlier versions kept it. */
    ProcessIdentity(String machine, long number, String startedAt, String run) {
        this(machine, number, startedAt, run, Optional.empty());
    }

    /** This process. */
    static ProcessIdentity current() {
        ProcessSight sight = ProcessSight.here();
        long number = ProcessHandle.current().pid();
        return new ProcessIdentity(
                machineHere(), number, sight.starts(number).get(0), UUID.randomUUID().toString(),
                word(sight.account()));
    }

    /** Reads what {@link #text()} wrote. */
    static ProcessIdentity parse(String text) {
        String[] parts = text.split(SEPARATOR);
        return new ProcessIdentity(
                parts[0], Long.parseLong(parts[1]), parts[2], parts[3],
                parts.length > 4 ? Optional.of(parts[4]) : Optional.empty());
    }

    /** How the lease keeps it. */
    String text() {
        return machine + SEPARATOR + number + SEPARATOR + startedAt + SEPARATOR + run
                + account.map(name -> SEPARATOR + name).orElse("");
    }

    /** Whether it surely is no more. */
    boolean dead() {
        return dead(ProcessSight.here());
    }

    /** Whether it surely is no more for who sees this; what is not shown may be there. */
    boolean dead(ProcessSight sight) {
        return dead(sight, machineHere());
    }

    /** The same for who sees this from a machine. */
    boolean dead(ProcessSight sight, String here) {
        if (!machine.equals(here) || machine.contains(UNKNOWN)) {
            return false;
        }
        List<String> starts = sight.starts(number);
        return starts.isEmpty()
                ? ours(sight) || sight.showsOthers(number)
                : !starts.contains(startedAt) && !starts.contains(ProcessSight.UNKNOWN);
    }

    private boolean ours(ProcessSight sight) {
        return account.isPresent() && account.equals(word(sight.account()));
    }

    private static Optional<String> word(Optional<String> name) {
        return name.map(spaced -> spaced.replace(SEPARATOR, "_"));
    }

    /** Whether it surely is still there. */
    boolean alive() {
        return machine.equals(machineHere()) && ProcessSight.here().starts(number).contains(startedAt);
    }

    private static String machineHere() {
        return host().replace(SEPARATOR, "_") + "/" + read("/proc/sys/kernel/random/boot_id") + "/" + numbers();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return UNKNOWN;
        }
    }

    private static String numbers() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return UNKNOWN;
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException elsewhere) {
            return UNKNOWN;
        }
    }
}
