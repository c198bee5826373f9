package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits for the turn at a file that another process has open, which is about to end as a rule. */
final class FileTurn {
    private static final Duration OTHERS_END = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN = 100;

    private FileTurn() {}

    /** The connection that an attempt gives, which is made again while the file is open elsewhere, for some seconds. */
    static Connection await(Supplier<Connection> attempt, DriverRules driver) {
        long limit = System.nanoTime() + OTHERS_END.toNanos();
        while (true) {
            try {
                return attempt.get();
            } catch (ToolException failure) {
                boolean busy = failure.getCause() instanceof SQLException cause && driver.isOpenElsewhere(cause);
                if (!busy || System.nanoTime() > limit) {
                    throw failure;
                }
            }
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException aborted) {
                Thread.currentThread().interrupt();
                throw new ToolException("aborted while waiting for another process to close the database", aborted);
            }
        }
    }
}
