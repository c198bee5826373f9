package io.jenkins.plugins.dataops.outcome;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A call that nothing can interrupt: a server that took it and does not answer, a pipe without a writer. Another thread
 * makes it, and whoever waits for it is let go when the process is told to stop.
 *
 * @param <T> what it returns
 */
public final class StoppableCall<T> {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final Callable<T> call;
    private final Consumer<T> unwanted;

    /**
     * A call that is not made yet.
     *
     * @param call made on a thread of its own, once
     * @param unwanted takes what the call returns, maybe null, when nobody waits for it any more
     */
    public StoppableCall(Callable<T> call, Consumer<T> unwanted) {
        this.call = call;
        this.unwanted = unwanted;
    }

    /**
     * Makes the call and waits for it.
     *
     * @param onTheWayOut how long a thread waits that clears up after a stop, which must not cost it all the time it has;
     *     any other waits for ever
     * @return what the call returns
     * @throws StoppedException when the process is told to stop meanwhile
     * @throws TimeoutException when a thread that clears up has waited for its time
     * @throws Exception what the call throws
     */
    public T make(Duration onTheWayOut) throws Exception {
        Thread caller = Thread.currentThread();
        boolean leaving = Stop.requested().isPresent() && Stop.mayGoOn(caller);
        Thread thread = new Thread(this::run, "dataops-call");
        thread.setDaemon(true);
        thread.start();
        try (Stop.Listening listening = Stop.listen(() -> letGo(caller))) {
            return await(leaving ? onTheWayOut : FOR_EVER);
        }
    }

    private void run() {
        try {
            T value = call.call();
            if (!answer.complete(value)) {
                unwanted.accept(value);
            }
        } catch (Throwable failure) { // Whatever it is, it is thrown where the caller waits.
            answer.completeExceptionally(failure);
        }
    }

    private void letGo(Thread caller) {
        if (!Stop.mayGoOn(caller)) {
            answer.completeExceptionally(new StoppedException(Stop.requested().orElseThrow()));
        }
    }

    private T await(Duration longest) throws Exception {
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw thrown(failure.getCause());
        } catch (TimeoutException | InterruptedException nobodyWaits) {
            if (answer.completeExceptionally(nobodyWaits)) {
                throw nobodyWaits;
            }
            return await(longest);
        }
    }

    private static Exception thrown(Throwable failure) {
        if (failure instanceof StoppedException) {
            Stop.told();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (Exception) failure;
    }
}
