package io.jenkins.plugins.dataops.cli;

/** Where the JVM enters. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments the words behind {@code dataops}
     */
    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofProcess();
        Signals signals = Signals.listen(surroundings.err());
        int exitCode = DataOps.run(surroundings, arguments);
        // Driver and pool threads must not keep the process alive.
        System.exit(signals.exitCode().orElse(exitCode));
    }
}
