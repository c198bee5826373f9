package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits where another process has the file of an embedded database open, longer than a connection does by itself. */
public final class FileWait {
    private final Database database;
    private final Duration patience;
    private final Progress progress;
    private Optional<Long> limit = Optional.empty();

    /**
     * A wait.
     *
     * @param database whose file it is
     * @param patience how long others may have it, all pieces of work together
     * @param progress is told again and again who has it
     */
    public FileWait(Database database, Duration patience, Progress progress) {
        this.database = database;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * Does work as soon as the file can be opened.
     *
     * @param work begins with a connection, and is begun anew where that could not be made
     * @param <T> what it gives
     * @return what it gave
     * @throws UnaskedException when others had the file for all of that time, or this process is to stop
     */
    public <T> T of(Supplier<T> work) {
        Stop.requested().ifPresent(reason -> {
            throw new UnaskedException("stopped by " + reason, null);
        });
        while (true) {
            try {
                return work.get();
            } catch (ToolException failure) {
                if (!isOpenElsewhere(failure)) {
                    throw failure;
                }
                long now = System.nanoTime();
                limit = limit.or(() -> Optional.of(now + patience.toNanos()));
                if (now - limit.get() >= 0 || Stop.requested().isPresent()) {
                    throw new UnaskedException(failure.getMessage(), failure);
                }
                progress.say("waiting: " + failure.getMessage());
            }
        }
    }

    private boolean isOpenElsewhere(ToolException failure) {
        return failure.getCause() instanceof SQLException cause && database.dialect().driver().isOpenElsewhere(cause);
    }
}
