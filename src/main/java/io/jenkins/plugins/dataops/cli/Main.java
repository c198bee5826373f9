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
        int exitCode = DataOps.run(Surroundings.ofProcess(), arguments);
        // Driver and pool threads must not keep the process alive.
        System.exit(exitCode);
    }
}
