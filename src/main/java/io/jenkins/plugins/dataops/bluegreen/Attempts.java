package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Errors;
import io.jenkins.plugins.dataops.database.Transactions;
import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Carries out one piece of work that happens as a whole or not at all, again where others were in the way. When the
 * answer to its commit is lost, it asks the target what became of it, and never guesses.
 */
final class Attempts {
    /** Others held their locks for longer than this tries. */
    static final class GaveUpException extends ToolException {
        private static final long serialVersionUID = 1L;

        GaveUpException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What is read and written in one session. */
    @FunctionalInterface
    interface Work<T> {
        T run(SwitchSession session, Runnable locksBegin) throws SQLException;
    }

    /** Finds the traces of the work if it was committed. */
    @FunctionalInterface
    interface Traces<T> {
        Optional<T> find(SwitchSession session) throws SQLException;
    }

    /** As long as whoever changes the row that is asked for may take. */
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(30);

    /** How long the way out may be held up by others. */
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final SwitchStrategy strategy;
    private final RetryPolicy patience;
    private final Progress progress;
    private boolean leaving;
    private boolean hurried;
    private long leavingSince;
    private long locksSince;
    private long longestWait;
    private SwitchTimings timings;

    Attempts(SwitchStrategy strategy, RetryPolicy patience, Progress progress) {
        this.strategy = strategy;
        this.patience = patience;
        this.progress = progress;
    }

    /** The same for what still has to be done once the process is told to stop, if that is possible soon. */
    Attempts onTheWayOut() {
        hurried = true;
        return atAnyRate();
    }

    /** The same for what must not be left undone: a stop neither prevents it nor leaves it less time. */
    Attempts atAnyRate() {
        Stop.told();
        leaving = true;
        return this;
    }

    /** How it went, once it succeeded. */
    SwitchTimings timings() {
        return timings;
    }

    /**
     * Does the work until it is committed.
     *
     * @param what the action in words, for messages
     * @throws StoppedException when the process was told to stop before it was committed; it then is not
     * @throws ToolException when the database refuses, or the attempts are used up
     */
    <T> T run(String what, Work<T> work, Traces<T> traces) {
        long begin = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            endIfStopped(what);
            if (leaving && !hurried) {
                Stop.owed();
            }
            long start = System.nanoTime();
            boolean[] committing = new boolean[1];
            SQLException failure;
            try {
                T value = once(work, committing);
                finished(start, begin, attempt);
                return value;
            } catch (SQLException refused) {
                failure = refused;
            } catch (StoppedException stop) {
                // On the way out it is done all the same: a stop is said to each thread once.
                if (!leaving) {
                    throw stop;
                }
                failure = new SQLException(stop.getMessage(), Errors.CANCELLED, stop);
            } finally {
                locksEnd();
            }
            // A COMMIT that the stop itself kept back was never sent.
            if (committing[0] && !(failure.getCause() instanceof StoppedException)) {
                Optional<T> done = lookFor(traces, what, failure);
                if (done.isPresent()) {
                    finished(start, begin, attempt);
                    return done.get();
                }
            }
            endIfStopped(what);
            if (!retryable(failure)) {
                throw new ToolException(place(what) + sentence(failure), failure);
            }
            String holders = holders();
            boolean late = isLate();
            if (attempt >= patience.attempts() || late) {
                throw new GaveUpException(
                        place(what) + "gave up after " + Count.of(attempt, "attempt") + ", nothing was changed ("
                                + sentence(failure) + holders
                                + "); end what holds the locks, or try when it is quieter",
                        failure);
            }
            progress.say(what + ": attempt " + attempt + " had to give way (" + sentence(failure) + holders + ")");
            pause(attempt);
        }
    }

    /** Whether it is some time since the process was told to stop, as far as was seen here. */
    private boolean isLate() {
        if (!hurried || Stop.requested().isEmpty()) {
            return false;
        }
        if (leavingSince == 0) {
            leavingSince = System.nanoTime();
        }
        return System.nanoTime() - leavingSince > LEAVING.toNanos();
    }

    /** Between two attempts, too, and whoever may have swallowed the one exception that a stop throws. */
    private void endIfStopped(String what) {
        if (!leaving && Stop.requested().isPresent()) {
            Stop.told();
            throw new StoppedException(
                    "connection '" + strategy.connection() + "': " + what, Stop.requested().get(),
                    "nothing was changed by it");
        }
    }

    private <T> T once(Work<T> work, boolean[] committing) throws SQLException {
        try (SwitchSession session = strategy.open(patience.lockWait())) {
            T value = work.run(session, () -> locksSince = System.nanoTime());
            // From here on a failure, that of close() too, leaves open whether it happened.
            committing[0] = true;
            session.commit();
            return value;
        }
    }

    private <T> Optional<T> lookFor(Traces<T> traces, String what, SQLException failure) {
        progress.say(what + ": the answer to COMMIT was lost, asking the database what became of it");
        // What became of it must be known, whoever wants to leave.
        Stop.told();
        RuntimeException unreachable = null;
        for (int attempt = 1; attempt <= 5; attempt++) {
            try (SwitchSession session = strategy.open(ANSWER_WAIT)) {
                return traces.find(session);
            } catch (SQLException again) {
                unreachable = new ToolException(sentence(again), again);
            } catch (ToolException again) {
                unreachable = again;
            }
            pause(attempt);
        }
        ToolException unknown = new ToolException(
                place(what) + "the connection was lost during COMMIT and does not come back, so that nobody here knows "
                        + "whether it happened; run the same again, the journal will tell",
                failure);
        unknown.addSuppressed(unreachable);
        throw unknown;
    }

    /** Who was in the way, as far as the target says; it may be gone by now. */
    private String holders() {
        List<String> holders = strategy.inTheWay();
        return holders.isEmpty() ? "" : "; locks are held by " + String.join(", ", holders);
    }

    private boolean retryable(SQLException failure) {
        return strategy.retryable(failure)
                || Transactions.TRY_AGAIN.equals(failure.getSQLState())
                || leaving && Stop.requested().isPresent() && strategy.cancelled(failure);
    }

    private void pause(int attempt) {
        long longest = Math.min(patience.longestPause().toMillis(), 50L << Math.min(attempt, 10));
        try {
            Stop.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1)));
        } catch (InterruptedException aborted) {
            Thread.currentThread().interrupt();
            throw new ToolException("aborted while waiting for the next attempt; nothing was changed", aborted);
        }
    }

    private void locksEnd() {
        if (locksSince != 0) {
            longestWait = Math.max(longestWait, System.nanoTime() - locksSince);
            locksSince = 0;
        }
    }

    private void finished(long start, long begin, int attempts) {
        long end = System.nanoTime();
        locksEnd();
        timings = new SwitchTimings(
                Duration.ofNanos(end - start), attempts, Duration.ofNanos(longestWait), Duration.ofNanos(end - begin));
    }

    private String place(String what) {
        return "connection '" + strategy.connection() + "': " + what + ": ";
    }

    /** Of a batch what the server says, not which statement it was. */
    private static String sentence(SQLException failure) {
        SQLException cause = failure instanceof BatchUpdateException && failure.getNextException() != null
                ? failure.getNextException()
                : failure;
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no message").strip();
    }
}
