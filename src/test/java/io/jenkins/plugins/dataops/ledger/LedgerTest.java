package io.jenkins.plugins.dataops.ledger;

import static io.jenkins.plugins.dataops.ledger.TestEvents.commit;
import static io.jenkins.plugins.dataops.ledger.TestEvents.incident;
import static io.jenkins.plugins.dataops.ledger.TestEvents.of;
import static io.jenkins.plugins.dataops.ledger.TestEvents.oneOfEach;
import static io.jenkins.plugins.dataops.ledger.TestEvents.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("new/ledger ?#%20ü.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void givesBackWhatItWasGiven() {
        assertThat(ledger.append(oneOfEach())).isEqualTo(5);
        assertThat(ledger.events(EventQuery.everything())).isEqualTo(oneOfEach());
        assertThat(ledger.find("d1")).contains(oneOfEach().get(1));
        assertThat(ledger.find("nothing")).isEmpty();
    }

    @Test
    void keepsEventsWhenClosedAndOpenedAgain() {
        Path file = folder.resolve("again.db");
        try (Ledger first = Ledger.open(file)) {
            first.append(oneOfEach());
        }
        try (Ledger second = Ledger.open(file)) {
            assertThat(second.append(oneOfEach())).isZero();
            assertThat(second.events(EventQuery.everything())).hasSize(5);
        }
    }

    @Test
    void sameIdWithOtherContentIsReportedAndTheFirstStays() {
        Deployment first = release("d", "2026-01-01T00:00:00Z", "one");
        Deployment second = release("d", "2026-01-01T00:00:00Z", "two");
        assertThat(ledger.record(List.of(first, second, first))).isEqualTo(new Appended(1, 1, 1, List.of("d")));
        assertThat(ledger.find("d")).contains(first);
    }

    @Test
    void halfACharacterIsNoConflictTheSecondTime() {
        Failure cut = new Failure("f", "sales", "production", Instant.EPOCH, "d", "cut \uD83D");
        ledger.append(List.of(cut));
        assertThat(ledger.record(List.of(cut))).isEqualTo(new Appended(0, 1, 0, List.of()));
    }

    @Test
    void oneBadEventKeepsAllOut() {
        Deployment whole = release("d", "2026-01-01T00:00:00Z", "one");
        Deployment bad = release("e", "2026-01-01T00:00:00Z", " ");
        assertThatThrownBy(() -> ledger.append(List.of(whole, bad)))
                .isInstanceOf(UsageException.class)
                .hasMessage("event 'e' is not accepted: its 'revision' is missing");
        assertThat(ledger.events(EventQuery.everything())).isEmpty();
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertThatThrownBy(() -> ledger.append(List.of(release("a\nb", "2026-01-01T00:00:00Z", "r"))))
                .hasMessageContaining("'a?b'")
                .hasMessageContaining("control character");
        assertThatThrownBy(() -> ledger.append(List.of(release("x".repeat(2_001), "2026-01-01T00:00:00Z", "r"))))
                .hasMessageContaining("longer than 2000");
        assertThatThrownBy(() -> ledger.append(List.of(release("d", "+10000-01-01T00:00:00Z", "r"))))
                .hasMessageContaining("years 1 to 9999");
        assertThatThrownBy(() -> ledger.append(List.of(release(
                        "d", "2026-01-01T00:00:00Z", "r", new Commit("c", null, null, null)))))
                .hasMessageContaining("'changes.committedAt' is missing");
    }

    @Test
    void answersByProductEnvironmentAndTimeToTheNanosecond() {
        Deployment before = release("a", "2026-01-01T00:00:00.000999999Z", "r");
        Deployment within = release("b", "2026-01-01T00:00:00.001000000Z", "r");
        Deployment lastWithin = release("c", "2026-01-01T00:00:01.000000000Z", "r");
        Deployment after = release("d", "2026-01-01T00:00:01.000000001Z", "r");
        Deployment other = of("o'ther", release("e", "2026-01-01T00:00:00.5Z", "r"));
        ledger.append(List.of(after, lastWithin, other, within, before));
        EventQuery sales = EventQuery.everything().ofProducts(List.of("sales")).inEnvironment("production");
        assertThat(ledger.events(sales)).containsExactly(before, within, lastWithin, after);
        assertThat(ledger.events(sales.between(within.at(), after.at()))).containsExactly(within, lastWithin);
        assertThat(ledger.events(EventQuery.everything().ofProducts(List.of("o'ther")))).containsExactly(other);
        assertThat(ledger.events(sales.inEnvironment("test"))).isEmpty();
        assertThat(ledger.products()).containsExactly("o'ther", "sales");
        assertThat(ledger.environments()).containsExactly("production");
    }

    @Test
    void aRenamedProductKeepsItsHistory() {
        Deployment old = of("first", release("a", "2026-01-01T00:00:00Z", "r"));
        ledger.append(List.of(old));
        ledger.rename("first", "second");
        ledger.rename("second", "third");
        ledger.append(List.of(of("second", release("b", "2026-01-02T00:00:00Z", "r"))));
        assertThat(ledger.products()).containsExactly("third");
        assertThat(ledger.currentName("first")).isEqualTo("third");
        for (String name : List.of("first", "second", "third")) {
            assertThat(ledger.events(EventQuery.everything().ofProducts(List.of(name))))
                    .extracting(Event::id, Event::product)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("a", "third"),
                            org.assertj.core.groups.Tuple.tuple("b", "third"));
        }
        assertThat(ledger.record(List.of(old))).isEqualTo(new Appended(0, 1, 0, List.of()));
    }

    @Test
    void renamingBackAndForthEndsWhereItBegan() {
        ledger.append(List.of(of("a", release("d", "2026-01-01T00:00:00Z", "r"))));
        ledger.rename("a", "b");
        ledger.rename("b", "a");
        assertThat(ledger.products()).containsExactly("a");
        assertThat(ledger.events(EventQuery.everything().ofProducts(List.of("b")))).hasSize(1);
        assertThatThrownBy(() -> ledger.rename("a", "a")).isInstanceOf(UsageException.class);
    }

    @Test
    void readingGoesOnWhileItIsWrittenTo() {
        ledger.append(oneOfEach());
        ledger.forEach(EventQuery.everything(), event -> ledger.append(
                List.of(incident("late-" + event.id(), "2026-02-01T00:00:00Z", null))));
        assertThat(ledger.events(EventQuery.everything())).hasSize(10);
    }

    @Test
    void takesADeploymentOfTenThousandCommits() {
        Commit[] commits = new Commit[10_000];
        for (int i = 0; i < commits.length; i++) {
            commits[i] = commit("c" + i, "2026-01-01T00:00:00Z");
        }
        Deployment large = release("d", "2026-01-02T00:00:00Z", "r", commits);
        ledger.append(List.of(large));
        assertThat(ledger.find("d")).contains(large);
    }
}
