package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.Stop;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The connections that this process has open: once it is to stop, what runs on them is cancelled on the server, again
 * and again until the thread that uses them has heard of it, because a statement may just be on its way.
 */
final class OpenConnections {
    private static final long AGAIN_MILLIS = 200;
    /** A server that does not answer must not keep others from being told. */
    private static final int THREADS = 4;

    private static final Set<GuardedConnection> OPEN = ConcurrentHashMap.newKeySet();
    private static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "dataops-cancel");
        thread.setDaemon(true);
        return thread;
    });

    static {
        Stop.listen(() -> CLOCK.scheduleWithFixedDelay(
                OpenConnections::cancelAll, 0, AGAIN_MILLIS, TimeUnit.MILLISECONDS));
    }

    private OpenConnections() {}

    static void opened(GuardedConnection connection) {
        OPEN.removeIf(GuardedConnection::isClosed);
        OPEN.add(connection);
    }

    private static void cancelAll() {
        if (Stop.requested().isEmpty()) {
            throw new CancellationException("a test has played the stop, and it is over: not again");
        }
        for (GuardedConnection open : OPEN) {
            if (!open.isClosed()) {
                open.stop();
            }
        }
    }

    /** Does something once a time has passed, and again and again until the task that is returned is cancelled. */
    static ScheduledFuture<?> repeatAfter(Duration time, Runnable cancel) {
        return CLOCK.scheduleWithFixedDelay(cancel, time.toMillis(), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
}
