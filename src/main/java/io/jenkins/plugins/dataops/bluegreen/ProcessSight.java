package io.jenkins.plugins.dataops.bluegreen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this process is shown of the processes of its machine. A system that hides other accounts' processes, as Linux
 * does with {@code hidepid} and Windows by itself, gives the same answer for one that is hidden as for one that is gone.
 */
interface ProcessSight {
    /** A start that nobody tells. */
    String UNKNOWN = "?";

    /**
     * When a process started, in each way that is told of it; the way that outlives a change of the clock comes first.
     *
     * @return empty when there is no such process, or it is not shown
     */
    List<String> starts(long number);

    /** The account of this process; empty when nobody tells. */
    Optional<String> account();

    /** Whether a process of another account with this number would be shown, if there were one. */
    boolean showsOthers(long number);

    /** This process's own sight. */
    static ProcessSight here() {
        return OfThisProcess.SIGHT;
    }

    /** As the JVM and, on Linux, {@code /proc} tell it. */
    final class OfThisProcess implements ProcessSight {
        private static final OfThisProcess SIGHT = new OfThisProcess();
        private static final Path PROCESSES = Path.of("/proc");

        /** Which field is the start in what the kernel tells, counted from the one behind the program's name. */
        private static final int TICKS = 20;

        private OfThisProcess() {}

        @Override
        public List<String> starts(long number) {
            Optional<ProcessHandle> process = ProcessHandle.of(number).filter(ProcessHandle::isAlive);
            if (process.isEmpty()) {
                return List.of();
            }
            String[] state = read(directory(number).resolve("stat")).replaceFirst("(?s).*\\) ", "").split(" ");
            Optional<String> ticks = state.length < TICKS ? Optional.empty() : Optional.of("tick:" + state[TICKS - 1]);
            String timeOfDay = process.get().info().startInstant().map(Instant::toString).orElse(UNKNOWN);
            return Stream.concat(ticks.stream(), Stream.of(timeOfDay)).toList();
        }

        @Override
        public Optional<String> account() {
            return ProcessHandle.current().info().user();
        }

        @Override
        public boolean showsOthers(long number) {
            String mounts = read(PROCESSES.resolve("self/mounts"));
            if (!mounts.isEmpty()) {
                return !hides(mounts) && !Files.exists(directory(number));
            }
            // Elsewhere the first process is the system's own: who is shown that is shown all.
            Optional<String> first = ProcessHandle.of(1).flatMap(process -> process.info().user());
            return first.isPresent() && account().isPresent() && !first.equals(account());
        }

        /**
         * Whether processes of others are hidden.
         *
         * @param mounts what is mounted where, as the kernel lists it; the last one counts that is mounted in a place
         */
        static boolean hides(String mounts) {
            return mounts.lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words.length > 3 && words[1].equals(PROCESSES.toString()))
                    .reduce((hidden, above) -> above)
                    .filter(words -> words[2].equals("proc")
                            && Stream.of(words[3].split(","))
                                    .noneMatch(option -> option.matches("hidepid=(?!0$|off$).*")))
                    .isEmpty();
        }

        private static Path directory(long number) {
            return PROCESSES.resolve(Long.toString(number));
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException elsewhere) {
                return "";
            }
        }
    }
}
