package io.jenkins.plugins.dataops.pipeline;

import hudson.model.Computer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * Runs what has to be done for leases in the background: a few at once, each for a limited time, and one thread a lease.
 * So a database that does not answer holds up neither the others nor itself for ever.
 */
final class LeaseReturnQueue {
    private static final Logger LOGGER = Logger.getLogger(LeaseReturnQueue.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(4);

    /** What is done for a lease. */
    @FunctionalInterface
    interface Errand {
        /**
         * Does it.
         *
         * @return false when it has to be tried again after a pause
         * @throws InterruptedException when it took too long
         */
        boolean run(HeldLease lease) throws Exception;
    }

    /** How long a lease is left alone for which nothing could be done. */
    private record Pause(Duration length, Instant until) {
        static Pause after(Pause last) {
            Duration length = last == null ? FIRST_PAUSE : last.length.multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
            return new Pause(bounded, Instant.now().plus(bounded));
        }
    }

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final Duration limit;

    /**
     * A way to run errands.
     *
     * @param atOnce how many run at the same time
     * @param limit how long one may take before it is cancelled
     */
    LeaseReturnQueue(int atOnce, Duration limit) {
        this.places = new Semaphore(atOnce);
        this.limit = limit;
    }

    /** Runs an errand, unless the lease is in somebody's hand or has a pause, or too many are running: then later. */
    void run(HeldLease lease, Errand errand) {
        Pause pause = pauses.get(lease.id());
        if (pause != null && Instant.now().isBefore(pause.until()) || !places.tryAcquire()) {
            return;
        }
        if (!LeaseRegister.get().takeInHand(lease.id())) {
            places.release();
            return;
        }
        try {
            Computer.threadPoolForRemoting.execute(() -> work(lease, errand));
        } catch (RuntimeException ending) {
            free(lease);
            throw ending;
        }
    }

    /** Forgets the pauses of all other leases, which are not there any more. */
    void keep(Collection<String> ids) {
        pauses.keySet().retainAll(ids);
    }

    /** How many leases have a pause. */
    int pausing() {
        return pauses.size();
    }

    private void work(HeldLease lease, Errand errand) {
        Thread worker = Thread.currentThread();
        ScheduledFuture<?> clock = Timer.get().schedule(worker::interrupt, limit.toMillis(), TimeUnit.MILLISECONDS);
        boolean done = false;
        try {
            done = errand.run(lease);
        } catch (InterruptedException tooLong) {
            LOGGER.log(Level.WARNING, "{0}: nothing came of it within {1} s; it is tried again", new Object[] {
                lease, limit.toSeconds()
            });
        } catch (Exception failure) {
            LOGGER.log(Level.WARNING, failure, () -> "an errand for " + lease + " failed");
        } finally {
            clock.cancel(false);
            Thread.interrupted();
            if (done) {
                pauses.remove(lease.id());
            } else {
                pauses.compute(lease.id(), (id, last) -> Pause.after(last));
            }
            free(lease);
        }
    }

    private void free(HeldLease lease) {
        LeaseRegister.get().letGo(lease.id());
        places.release();
    }
}
