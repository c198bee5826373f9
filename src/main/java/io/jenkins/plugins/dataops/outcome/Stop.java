package io.jenkins.plugins.dataops.outcome;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Whether somebody has told this process to stop.
 *
 * <p>A request reaches each thread once: what it begins next fails with a {@link StoppedException}, and so does what is
 * running, because listeners end it. From then on the thread is on its way out and may do what that needs: roll back,
 * give back a lease, ask the database what is left, write results.
 */
public final class Stop {
    private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();
    private static final Set<Thread> TOLD = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private static final Set<Thread> TELLING = ConcurrentHashMap.newKeySet();
    private static final Object BELL = new Object();
    private static volatile String reason;
    private static final AtomicInteger OWED = new AtomicInteger();
    private static volatile Optional<Long> owedSince = Optional.empty();

    private Stop() {}

    /**
     * Tells the process to stop; only the first request counts.
     *
     * @param because who or what asked, for people, such as {@code SIGTERM}
     */
    public static synchronized void request(String because) {
        if (reason == null) {
            synchronized (BELL) {
                reason = because;
                BELL.notifyAll();
            }
            LISTENERS.forEach(Runnable::run);
        }
    }

    /**
     * Whether the process has been told to stop.
     *
     * @return by what; empty while it has not
     */
    public static Optional<String> requested() {
        return Optional.ofNullable(reason);
    }

    /**
     * Begins no more work on this thread once the process is to stop.
     *
     * @throws StoppedException the first time after the request; never again, and not within {@link #telling(Supplier)}
     */
    public static void check() {
        if (reason != null && !TELLING.contains(Thread.currentThread()) && TOLD.add(Thread.currentThread())) {
            throw new StoppedException(reason);
        }
    }

    /**
     * Says that the work of this thread was ended by the request, so that it is on its way out.
     */
    public static void told() {
        if (reason != null) {
            TOLD.add(Thread.currentThread());
        }
    }

    /**
     * Says that work begins, or begins anew, which must not be left undone: whoever ends the process a while after the
     * request gives it that while from now on.
     */
    public static void owed() {
        owedSince = Optional.of(System.nanoTime());
        OWED.incrementAndGet();
    }

    /**
     * How many times work began that must not be left undone.
     *
     * @return 0 when there was none
     */
    public static int timesOwed() {
        return OWED.get();
    }

    /**
     * How long ago work began that must not be left undone.
     *
     * @return empty when there was none
     */
    public static Optional<Duration> sinceOwed() {
        return owedSince.map(begun -> Duration.ofNanos(System.nanoTime() - begun));
    }

    /**
     * Finds out what has been done: work that is committed must not be lost sight of because a request arrives before it
     * is told. The request waits for that and reaches the thread with what it begins next.
     *
     * @param truth asks the database, briefly; changes nothing
     * @param <T> what is found out
     * @return what was found out
     */
    public static <T> T telling(Supplier<T> truth) {
        boolean outermost = TELLING.add(Thread.currentThread());
        try {
            return truth.get();
        } finally {
            if (outermost) {
                TELLING.remove(Thread.currentThread());
            }
        }
    }

    /**
     * Whether what runs on a thread may go on.
     *
     * @param thread the thread
     * @return true while there is no request, once it has reached the thread, and while the thread tells what has been done
     */
    public static boolean mayGoOn(Thread thread) {
        return reason == null || hasReached(thread) || TELLING.contains(thread);
    }

    /**
     * Whether a thread is on its way out.
     *
     * @param thread the thread
     * @return true once the request has reached it
     */
    public static boolean hasReached(Thread thread) {
        return TOLD.contains(thread);
    }

    /**
     * Waits, and ends the wait at once when the process is told to stop; a thread on its way out waits on.
     *
     * @param time how long
     * @throws InterruptedException when the thread is interrupted
     */
    public static void pause(Duration time) throws InterruptedException {
        boolean leaving = reason != null && mayGoOn(Thread.currentThread());
        long end = System.nanoTime() + time.toNanos();
        synchronized (BELL) {
            for (long left = time.toMillis();
                    left > 0 && (leaving || reason == null);
                    left = (end - System.nanoTime()) / 1_000_000) {
                BELL.wait(left);
            }
        }
    }

    /**
     * Has something done at the request, on the thread that asks.
     *
     * @param listener ends what is running, and does not wait for it
     * @return takes the listener away again when it is closed
     */
    public static Listening listen(Runnable listener) {
        LISTENERS.add(listener);
        if (reason != null) {
            listener.run();
        }
        return () -> LISTENERS.remove(listener);
    }

    /** A listener that is there until it is closed. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** For tests that play a stop within their own process. */
    static synchronized void forget() {
        reason = null;
        owedSince = Optional.empty();
        OWED.set(0);
        TOLD.clear();
        TELLING.clear();
    }
}
