package io.jenkins.plugins.dataops.bluegreen;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Renews a lease from time to time while this process works, so that work which takes longer than the lease does not
 * lose it, and so that others see since when a holder has not been heard of. An embedded database is left alone: it
 * belongs to one process at a time, such as a build of its own, and whoever could take the product is on the same
 * machine and sees that the holder is alive, unless that is another account's and the system hides those.
 */
public final class LeaseKeeper implements AutoCloseable {
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Target target;
    private final Leases leases;
    private final ScheduledExecutorService clock;

    LeaseKeeper(Target target, Leases leases) {
        this.target = target;
        this.leases = leases;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "dataops-lease");
            thread.setDaemon(true);
            return thread;
        });
        long pause = Math.max(1, leases.renewalPause().toMillis());
        if (!target.strategy().ownedByOneProcess()) {
            clock.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    private void renew() {
        try (SwitchSession session = target.strategy().open(target.request().patience().lockWait())) {
            if (!session.outdated() && session.state().filter(leases::holdsLease).isPresent()) {
                leases.extend(session);
            }
            session.commit();
        } catch (SQLException | RuntimeException later) {
            // The next time may do. Whoever has lost the product learns of it from its own next step.
            return;
        }
    }

    /** Ends the renewals; the lease stays as it is. */
    @Override
    public void close() {
        clock.shutdown();
    }
}
