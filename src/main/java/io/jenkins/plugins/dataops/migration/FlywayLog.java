package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.Progress;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Where Flyway's log goes: to the progress of the run that is at work on this thread.
 *
 * <p>Flyway has one log for the whole JVM and works on the caller's thread, so the thread is what tells two runs apart.
 * Only what concerns the migrations is passed on; advertisements and the connection's address are not.
 */
public final class FlywayLog implements LogCreator {
    private static final ThreadLocal<Listener> AT_WORK = new ThreadLocal<>();
    private static final int MOST_WARNINGS = 100;
    private static final String FROM_DATABASE = "DB: ";

    /** For Flyway, which makes it by name. */
    public FlywayLog() {
        // Nothing to prepare.
    }

    /** Listens to Flyway on this thread until it is closed. */
    static final class Listener implements AutoCloseable {
        private final Progress progress;
        private final Masking masking;
        private final Listener outer = AT_WORK.get();
        private final List<String> warnings = new ArrayList<>();

        Listener(Progress progress, Masking masking) {
            this.progress = progress;
            this.masking = masking;
            AT_WORK.set(this);
        }

        /** What Flyway warned of. */
        List<String> warnings() {
            return warnings;
        }

        private void said(String message) {
            masking.message(message).lines().filter(line -> !line.isBlank()).forEach(progress::say);
        }

        private void warned(String message) {
            // The database's notices, such as "already exists, skipping", are progress and no result.
            if (warnings.size() < MOST_WARNINGS && !message.startsWith(FROM_DATABASE)) {
                warnings.add(masking.message(message).strip());
            }
            said(message);
        }

        @Override
        public void close() {
            if (outer == null) {
                AT_WORK.remove();
            } else {
                AT_WORK.set(outer);
            }
        }
    }

    @Override
    public Log createLogger(Class<?> source) {
        return new ThreadLog();
    }

    private static final class ThreadLog implements Log {
        @Override
        public void debug(String message) {
            // Holds every statement, with its secrets.
        }

        @Override
        public void info(String message) {
            Listener listener = AT_WORK.get();
            if (listener != null && message != null && isAboutMigrations(message)) {
                listener.said(message);
            }
        }

        private static boolean isAboutMigrations(String message) {
            return message.startsWith(FROM_DATABASE)
                    || message.startsWith("Creating ")
                    || message.startsWith("Executing SQL callback:");
        }

        @Override
        public void warn(String message) {
            Listener listener = AT_WORK.get();
            if (listener != null && message != null) {
                listener.warned(message);
            }
        }

        @Override
        public void error(String message) {
            // Comes as an exception too, which is reported once.
        }

        @Override
        public void error(String message, Exception cause) {
            // Comes as an exception too, which is reported once.
        }

        @Override
        public void notice(String message) {
            // Advertisements.
        }
    }
}
