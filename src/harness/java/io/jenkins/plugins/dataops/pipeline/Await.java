package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what Jenkins does in the background. */
final class Await {
    private static final Duration PROMISED = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN = 100;

    private Await() {}

    /** Waits until something is true; five minutes is what is promised at most. */
    static void until(Callable<Boolean> condition) throws Exception {
        long limit = System.nanoTime() + PROMISED.toNanos();
        while (!condition.call() && System.nanoTime() < limit) {
            Thread.sleep(LOOK_AGAIN);
        }
        assertThat(condition.call()).isTrue();
    }
}
