package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.model.Computer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** What is done for leases in the background: a few at once, each for a limited time, one thread a lease. */
@ExtendWith(SharedJenkins.class)
class LeaseReturnQueueTest {
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    @Test
    void aDatabaseThatHangsHoldsUpNeitherItselfNorTheOthers(JenkinsRule jenkins) throws Exception {
        LeaseReturnQueue errands = new LeaseReturnQueue(2, Duration.ofSeconds(2));
        Semaphore running = new Semaphore(0);
        CountDownLatch cancelled = new CountDownLatch(2);
        LeaseReturnQueue.Errand hanging = lease -> {
            running.release();
            try {
                Thread.sleep(ENOUGH.toMillis());
                return true;
            } catch (InterruptedException limit) {
                cancelled.countDown();
                throw limit;
            }
        };
        CountDownLatch other = new CountDownLatch(1);
        errands.run(Leases.any("first"), hanging);
        errands.run(Leases.any("second"), hanging);
        running.acquire(2);
        errands.run(Leases.any("third"), lease -> {
            other.countDown();
            return true;
        });
        assertThat(other.getCount()).as("no more than two at once").isEqualTo(1);
        assertThat(cancelled.await(ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        // Whoever hung has to wait now, and leaves its place to others.
        for (int i = 0; i < 1000 && other.getCount() > 0; i++) {
            errands.run(Leases.any("first"), hanging);
            errands.run(Leases.any("third"), lease -> {
                other.countDown();
                return true;
            });
            Thread.sleep(10);
        }
        assertThat(other.getCount()).isZero();
        assertThat(running.availablePermits()).isZero();
    }

    @Test
    void anAgentThatIsGoneWithoutAWordIsNotWaitedForNorAskedAnythingElse(JenkinsRule jenkins) throws Exception {
        Computer computer = jenkins.jenkins.toComputer();
        AgentAnswers answers = new AgentAnswers();
        CountDownLatch back = new CountDownLatch(1);
        assertThatThrownBy(() -> answers.of(computer, Duration.ofMillis(100), () -> {
                    boolean heard = false;
                    while (!heard) {
                        try {
                            heard = back.await(ENOUGH.toSeconds(), TimeUnit.SECONDS);
                        } catch (InterruptedException unheard) {
                            heard = false;
                        }
                    }
                    return heard;
                }))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("did not answer within");
        assertThatThrownBy(() -> answers.of(computer, ENOUGH, () -> true))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("still owes an answer");
        back.countDown();
        Await.until(() -> {
            try {
                return answers.of(computer, ENOUGH, () -> true);
            } catch (AbortException notYet) {
                return false;
            }
        });
        assertThatThrownBy(() -> answers.of(computer, ENOUGH, () -> {
                    throw new IOException("of its own");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("of its own");
    }

    @Test
    void oneLeaseIsInOneHandOnly(JenkinsRule jenkins) throws Exception {
        LeaseReturnQueue errands = new LeaseReturnQueue(4, ENOUGH);
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        LeaseReturnQueue.Errand slow = lease -> {
            runs.incrementAndGet();
            begun.countDown();
            return end.await(ENOUGH.toSeconds(), TimeUnit.SECONDS);
        };
        assertThat(LeaseRegister.get().takeInHand("by its step")).isTrue();
        errands.run(Leases.any("by its step"), slow);
        errands.run(Leases.any("lease"), slow);
        assertThat(begun.await(ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 5; i++) {
            errands.run(Leases.any("lease"), slow);
            new LeaseReturnQueue(4, ENOUGH).run(Leases.any("lease"), slow);
        }
        Thread.sleep(200);
        assertThat(runs).hasValue(1);
        end.countDown();
    }
}
