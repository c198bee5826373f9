package io.jenkins.plugins.dataops.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.blackbox.spec.Severity;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartsOfWorkTest {
    private static final Path ONE = Path.of("tests/1.yaml");
    private static final Path TWO = Path.of("tests/2.yaml");
    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");

    private final PartsOfWork parts = new PartsOfWork("dataops");

    @Test
    void specificationsThatJudgeOneSchemaAreOneDocument() {
        parts.add(ONE, "green", NOW, tested("a", Outcome.PASSED));
        parts.add(TWO, "green", NOW.plusSeconds(5), tested("b", Outcome.FAILED));

        ResultDocument all = parts.documents().get(0);
        assertThat(parts.documents()).hasSize(1);
        assertThat(all.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(all.startedAt()).isEqualTo(NOW);
        BlackBoxResult result = all.as(BlackBoxResult.class);
        assertThat(result.tests()).extracting(TestResult::name).containsExactly("a", "b");
        assertThat(Language.ENGLISH.say(result.summary())).isEqualTo("2 tests: 1 failed, 1 passed");
        assertThat(result.took()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anotherSchemaAndAnotherRoundAreAnotherDocument() {
        parts.add(ONE, "green", NOW, tested("before", Outcome.PASSED));
        parts.add(ONE, "live", NOW, tested("after", Outcome.FAILED));
        parts.add(TWO, "live", NOW, tested("after", Outcome.PASSED));
        parts.add(ONE, "live", NOW, tested("switched back", Outcome.PASSED));
        parts.add(TWO, "live", NOW, tested("switched back", Outcome.PASSED));

        assertThat(parts.documents())
                .extracting(ResultDocument::outcome)
                .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.PASSED);
    }

    @Test
    void workInBetweenEndsARound() {
        parts.add(ONE, "green", NOW, tested("a", Outcome.PASSED));
        parts.add(ResultDocument.of(Kind.SQL, "dataops", NOW, Outcome.PASSED, List.of()));
        parts.add(TWO, "green", NOW, tested("b", Outcome.PASSED));

        assertThat(parts.documents())
                .extracting(ResultDocument::kind)
                .containsExactly(Kind.BLACK_BOX, Kind.SQL, Kind.BLACK_BOX);
    }

    private static BlackBoxResult tested(String name, Outcome outcome) {
        TestResult test = new TestResult(
                "tests/1.yaml",
                name,
                Optional.empty(),
                "unique",
                Severity.FAIL,
                outcome,
                Message.text(""),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Duration.ofSeconds(1));
        return new BlackBoxResult(outcome, Message.text("1 test"), "warehouse", "DuckDB", List.of(test), Duration.ofSeconds(1));
    }
}
