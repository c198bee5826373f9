package io.jenkins.plugins.dataops.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What runs on one connection now, and its end by force. A server is told to cancel what runs on a connection, whichever
 * statement that may be by then: so nothing ends and nothing else begins while it is being told, and what must not be
 * cancelled, such as a rollback, keeps it from being told.
 */
final class RunningWork {
    /** Tells the server. */
    @FunctionalInterface
    interface Canceller {
        void cancel(Optional<Statement> running) throws SQLException;
    }

    /** One statement, from its begin until its last row is fetched. */
    static final class Work {
        private final long begun = System.nanoTime();
        private final Optional<Statement> statement;
        private Optional<ScheduledFuture<?>> limit = Optional.empty();
        private volatile boolean cancelled;

        private Work(Optional<Statement> statement) {
            this.statement = statement;
        }

        /** When it began, by the clock of {@link System#nanoTime()}. */
        long begun() {
            return begun;
        }

        /** Whether the server was told to cancel it. */
        boolean cancelled() {
            return cancelled;
        }
    }

    private final ReentrantLock telling = new ReentrantLock();
    private final Set<Work> open = new HashSet<>();
    private final Canceller canceller;
    private volatile Work current;

    RunningWork(Canceller canceller) {
        this.canceller = canceller;
    }

    /** Begins a piece of work, which is cancelled after a time. */
    Work begin(Optional<Statement> statement, Optional<Duration> limit) {
        Work work = new Work(statement);
        undisturbed(() -> {
            current = work;
            open.add(work);
            work.limit = limit.map(time -> OpenConnections.repeatAfter(time, () -> cancel(() -> current == work)));
        });
        return work;
    }

    /** Goes on with a piece of work: more of its rows are fetched. */
    void resume(Work work) {
        if (current != work) {
            undisturbed(() -> current = work);
        }
    }

    /** Says that a piece of work is over; waits while the server is being told to cancel it. */
    void end(Work work) {
        undisturbed(() -> {
            work.limit.ifPresent(limit -> limit.cancel(false));
            open.remove(work);
            current = current == work ? null : current;
        });
    }

    /** Ends all that is still open. */
    void endAll() {
        Set.copyOf(open).forEach(this::end);
    }

    private void undisturbed(Runnable change) {
        telling.lock();
        try {
            change.run();
        } finally {
            telling.unlock();
        }
    }

    /** Has the driver do what must not be cancelled. */
    Object uncancelled(Callable<?> work) throws Exception {
        telling.lock();
        try {
            current = null;
            return work.call();
        } finally {
            telling.unlock();
        }
    }

    /**
     * Cancels whatever runs; does nothing while something must not be cancelled.
     *
     * @param wanted asked when nothing can begin or end any more
     */
    void cancel(BooleanSupplier wanted) {
        if (!telling.tryLock()) {
            return;
        }
        try {
            if (wanted.getAsBoolean()) {
                Optional<Work> work = Optional.ofNullable(current);
                work.ifPresent(told -> told.cancelled = true);
                canceller.cancel(work.flatMap(told -> told.statement));
            }
        } catch (SQLException again) {
            // The server may be gone, or have nothing to cancel any more: the next attempt tells.
        } finally {
            telling.unlock();
        }
    }
}
