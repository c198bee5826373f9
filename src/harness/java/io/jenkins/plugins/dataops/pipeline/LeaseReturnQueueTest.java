package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.model.Computer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
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
    void noMoreThanSoManyRunAtOnce(JenkinsRule jenkins) throws Exception {
        LeaseReturnQueue errands = new LeaseReturnQueue(2, Duration.ofHours(1));
        CountDownLatch end = new CountDownLatch(1);
        LeaseReturnQueue.Errand waiting = lease -> {
            end.await();
            return true;
        };
        try {
            for (String id : List.of("first", "second", "third")) {
                errands.run(Leases.any(id), waiting);
            }
            assertThat(List.of("first", "second", "third").stream().filter(Leases::isInNobodysHand))
                    .containsExactly("third");
        } finally {
            end.countDown();
        }
        Await.until(() -> Leases.isInNobodysHand("first") && Leases.isInNobodysHand("second"));
    }

    @Test
    void aDatabaseThatHangsIsCancelledAndLeavesItsPlaceToOthers(JenkinsRule jenkins) throws Exception {
        LeaseReturnQueue errands = new LeaseReturnQueue(1, Duration.ofSeconds(1));
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        LeaseReturnQueue.Errand hanging = lease -> {
            try {
                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
            } catch (InterruptedException limit) {
                cancelled.countDown();
                throw limit;
            }
        };
        errands.run(Leases.any("hanging"), hanging);
        cancelled.await();
        // It is asked for first each time, and would have the only place each time if it had not to pause, longer and longer.
        Await.until(() -> {
            errands.run(Leases.any("hanging"), hanging);
            errands.run(Leases.any("other"), lease -> {
                other.countDown();
                return true;
            });
            return other.getCount() == 0;
        });
        Await.until(() -> Leases.isInNobodysHand("hanging") && Leases.isInNobodysHand("other"));
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
    void aLeaseThatCannotBeWrittenDownIsNotThere(JenkinsRule jenkins) throws Exception {
        LeaseRegister register = LeaseRegister.get();
        register.add(Leases.any("written"));
        register.letGo("written");
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("dataops/leases.json");
        Path inTheWay = file.resolve("something");
        String before = Files.readString(file);
        Files.delete(file);
        Files.createDirectories(inTheWay);
        try {
            assertThatThrownBy(() -> register.add(Leases.any("unwritten"))).isInstanceOf(IOException.class);
        } finally {
            Files.delete(inTheWay);
            Files.delete(file);
        }
        assertThat(register.listed()).extracting(HeldLease::id).containsExactly("written");
        assertThat(Leases.isInNobodysHand("unwritten")).isTrue();
        Files.writeString(file, before);
        register.add(Leases.any("later"));
        register.letGo("later");
        assertThat(new LeaseRegister().listed()).extracting(HeldLease::id).containsExactly("written", "later");
    }

    @Test
    void oneLeaseIsInOneHandOnly(JenkinsRule jenkins) throws Exception {
        LeaseReturnQueue errands = new LeaseReturnQueue(2, Duration.ofHours(1));
        LeaseReturnQueue others = new LeaseReturnQueue(1, Duration.ofHours(1));
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        LeaseReturnQueue.Errand slow = lease -> {
            runs.incrementAndGet();
            begun.countDown();
            end.await();
            return true;
        };
        CountDownLatch free = new CountDownLatch(2);
        LeaseReturnQueue.Errand quick = lease -> {
            free.countDown();
            return true;
        };
        assertThat(LeaseRegister.get().takeInHand("by its step")).isTrue();
        try {
            errands.run(Leases.any("by its step"), slow);
            errands.run(Leases.any("lease"), slow);
            begun.await();
            errands.run(Leases.any("lease"), slow);
            others.run(Leases.any("lease"), slow);
            // What was refused takes no place: one is left here, and one there.
            errands.run(Leases.any("here"), quick);
            others.run(Leases.any("there"), quick);
            assertThat(free.await(ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(runs).hasValue(1);
        } finally {
            end.countDown();
            LeaseRegister.get().letGo("by its step");
        }
        Await.until(() -> Leases.isInNobodysHand("lease"));
    }

    @Test
    void whatIsNoLongerListedIsNoLongerRemembered(JenkinsRule jenkins) throws Exception {
        LeaseReturnQueue errands = new LeaseReturnQueue(4, ENOUGH);
        errands.run(Leases.any("gone"), lease -> false);
        errands.run(Leases.any("there"), lease -> false);
        Await.until(() -> errands.pausing() == 2);
        errands.keep(Set.of("there"));
        assertThat(errands.pausing()).isEqualTo(1);

        LeaseNotes notes = new LeaseNotes();
        for (String id : List.of("gone", "there")) {
            assertThat(notes.isNews(id, "no agent")).isTrue();
            assertThat(notes.isUnheardForLong(id)).isFalse();
            notes.leaveToTheBuild(id);
        }
        notes.keep(Set.of("there"));
        assertThat(notes.size()).isEqualTo(3);
        assertThat(notes.isNews("there", "no agent")).isFalse();
        assertThat(notes.isLeftToTheBuild("there")).isTrue();
        assertThat(notes.isLeftToTheBuild("gone")).isFalse();
    }
}
