package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.Dialects;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the JVM enters. */
public final class Main {
    /** What a driver logs stands in the exception that it throws, too. Held, or else the setting would be lost. */
    private static final List<Logger> DRIVERS = Dialects.all().stream()
            .flatMap(dialect -> dialect.driver().logger().stream())
            .map(Logger::getLogger)
            .toList();

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments the words behind {@code dataops}
     */
    public static void main(String[] arguments) {
        DRIVERS.forEach(driver -> driver.setLevel(Level.OFF));
        CommandContext surroundings = CommandContext.ofProcess();
        Signals signals = Signals.listen(surroundings.err());
        int exitCode = DataOps.run(surroundings, arguments);
        // Driver and pool threads must not keep the process alive.
        System.exit(signals.exitCode().orElse(exitCode));
    }
}
