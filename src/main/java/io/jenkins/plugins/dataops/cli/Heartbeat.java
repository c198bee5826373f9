package io.jenkins.plugins.dataops.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says from time to time what long work does and since when, so that nobody takes it for dead. */
final class Heartbeat implements AutoCloseable {
    private final Consumer<String> output;
    private final ScheduledExecutorService clock;
    private String doing;
    private Instant since = Instant.now();

    /**
     * Begins to beat.
     *
     * @param doing what is done until something else is said
     * @param interval how often; nothing for never
     * @param output where the lines go
     */
    Heartbeat(String doing, Duration interval, Consumer<String> output) {
        this.doing = doing;
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
            line = "still at work for " + passed.toSeconds() + " s, since " + since.truncatedTo(ChronoUnit.SECONDS)
                    + ": " + doing;
        }
        output.accept(line);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
