package io.jenkins.plugins.dataops.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the JVM enters. */
public final class Main {
    /** What the driver logs stands in the exception that it throws, too. Held, or else the setting would be lost. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments the words behind {@code dataops}
     */
    public static void main(String[] arguments) {
        DRIVER.setLevel(Level.OFF);
        CommandContext surroundings = CommandContext.ofProcess();
        Signals signals = Signals.listen(surroundings.err());
        int exitCode = DataOps.run(surroundings, arguments);
        // Driver and pool threads must not keep the process alive.
        System.exit(signals.exitCode().orElse(exitCode));
    }
}
