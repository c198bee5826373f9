package io.jenkins.plugins.dataops.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class KeyedLocksTest {
    private final KeyedLocks<Integer> locks = new KeyedLocks<>();

    /** As an agent that hangs while it takes a copy. */
    @Test
    void whoHoldsOneKeyHoldsUpNoOther() throws Exception {
        try (KeyedLocks<Integer>.Held hanging = locks.hold(0)) {
            for (int key = 1; key <= 1000; key++) {
                int other = key;
                CompletableFuture.runAsync(() -> {
                            try (KeyedLocks<Integer>.Held held = locks.hold(other)) {
                                assertThat(locks.size()).isEqualTo(2);
                            } catch (InterruptedException ended) {
                                throw new IllegalStateException(ended);
                            }
                        })
                        .get();
            }
        }
        assertThat(locks.size()).isZero();
    }

    @Test
    void theSameKeyIsWaitedForUntilItIsFreeOrTheWaitIsEnded() throws Exception {
        FutureTask<Boolean> waiting = new FutureTask<>(this::held);
        Thread waiter = new Thread(waiting);
        FutureTask<Boolean> ended = new FutureTask<>(this::held);
        Thread impatient = new Thread(ended);
        try (KeyedLocks<Integer>.Held first = locks.hold(0)) {
            waiter.start();
            impatient.start();
            impatient.interrupt();
            assertThatThrownBy(ended::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(
                    InterruptedException.class);
            assertThat(waiting.isDone()).isFalse();
        }
        assertThat(waiting.get()).isTrue();
        assertThat(locks.size()).isZero();
    }

    private boolean held() throws InterruptedException {
        try (KeyedLocks<Integer>.Held held = locks.hold(0)) {
            return true;
        }
    }
}
