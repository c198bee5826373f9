package io.jenkins.plugins.dataops.worker;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which process of an agent a worker is. Numbers are given out again, so that a process counts as the worker only when it
 * was started with the worker's own folder, or at the worker's own time where the system tells nobody's arguments.
 *
 * @param number the process number
 * @param startedAt when it started, in milliseconds since the epoch; 0 when the system does not tell
 */
record WorkerProcess(long number, long startedAt) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The system counts from its start, and whoever reads that later may have set the clock by a little. */
    private static final Duration SAME_TIME = Duration.ofSeconds(2);

    /** A process of this machine. */
    static WorkerProcess of(ProcessHandle process) {
        return new WorkerProcess(
                process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** Reads what {@link #text()} wrote. */
    static WorkerProcess parse(String text) {
        String[] parts = text.strip().split(" ");
        return new WorkerProcess(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    /** As it is kept in the worker's folder. */
    String text() {
        return number + " " + startedAt;
    }

    /**
     * The process itself, on its own machine.
     *
     * @param folder the name of the worker's folder, which nobody else was started with
     * @return empty when it is over
     */
    Optional<ProcessHandle> find(String folder) {
        return ProcessHandle.of(number).filter(ProcessHandle::isAlive).filter(process -> isIt(process, folder));
    }

    private boolean isIt(ProcessHandle process, String folder) {
        return process.info()
                .arguments()
                .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.contains(folder)))
                .orElseGet(() -> startedWithIt(process));
    }

    private boolean startedWithIt(ProcessHandle process) {
        return startedAt == 0
                || process.info()
                        .startInstant()
                        .map(start -> Duration.between(Instant.ofEpochMilli(startedAt), start)
                                        .abs()
                                        .compareTo(SAME_TIME)
                                <= 0)
                        .orElse(true);
    }
}
