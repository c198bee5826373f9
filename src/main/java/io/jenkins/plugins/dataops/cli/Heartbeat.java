package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.result.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says from time to time what long work does and since when, so that nobody takes it for dead. */
final class Heartbeat implements AutoCloseable {
    private final Language language;
    private final Consumer<String> output;
    private final ScheduledExecutorService clock;
    private String doing;
    private Instant since = Instant.now();

    /**
     * Begins to beat.
     *
     * @param doing what is done until something else is said
     * @param interval how often; nothing for never
     * @param language the reader's
     * @param output where the lines go
     */
    Heartbeat(String doing, Duration interval, Language language, Consumer<String> output) {
        this.doing = doing;
        this.language = language;
        this.output = output;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "dataops-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        if (!interval.isZero()) {
            clock.scheduleAtFixedRate(
                    () -> beat(interval), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What is done from now on. */
    synchronized void doing(String line) {
        doing = line;
        since = Instant.now();
    }

    private void beat(Duration interval) {
        String line;
        synchronized (this) {
            Duration passed = Duration.between(since, Instant.now());
            if (passed.compareTo(interval.dividedBy(2)) < 0) {
                return;
            }
            line = language.phrase(
                    "text.still-at-work",
                    Map.of("time", language.exactDuration(passed), "since", language.instant(since), "doing", doing));
        }
        output.accept(line);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
