package io.jenkins.plugins.dataops.metrics;

import static io.jenkins.plugins.dataops.ledger.TestEvents.commit;
import static io.jenkins.plugins.dataops.ledger.TestEvents.failure;
import static io.jenkins.plugins.dataops.ledger.TestEvents.of;
import static io.jenkins.plugins.dataops.ledger.TestEvents.release;
import static io.jenkins.plugins.dataops.metrics.Reports.january;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.report.MetricWords;
import io.jenkins.plugins.dataops.result.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryOutputTest {
    private static final MetricWords WORDS = new MetricWords(Language.ENGLISH);

    @TempDir
    Path folder;

    @Test
    void aLedgerGivesTheReportOfItsEventsUnderPresentNames() {
        List<Event> events = List.of(
                of("old", release("a", "2026-01-02T00:00:00Z", "r1")), release("b", "2026-01-03T00:00:00Z", "r2"));
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
            ledger.append(events);
            assertThat(Delivery.report(ledger, Reports.JANUARY, Reports.CLOCK))
                    .isEqualTo(Reports.of(Reports.JANUARY, events));
            ledger.rename("old", "new");
            DeliveryReport report =
                    Delivery.report(ledger, Reports.JANUARY.ofProducts(List.of("old")), Reports.CLOCK);
            assertThat(report.products()).containsExactly("new");
            assertThat(Reports.notes(report)).noneMatch(note -> note.contains("asked for"));
        }
    }

    @Test
    void theTrendChangesOnlyWhenTheIntervalsLieApart() {
        List<Event> events = new ArrayList<>();
        for (int day = 1; day <= 31; day++) {
            for (int hour = 0; hour < 4; hour++) {
                String at = String.format("2026-01-%02dT%02d:00:00Z", day, hour);
                events.add(release("jan" + day + hour, at, "r" + at));
            }
        }
        events.add(release("dec", "2025-12-01T00:00:00Z", "r0"));
        Metric frequency = Reports.of(Reports.JANUARY, events).metrics().deploymentFrequency();
        assertThat(frequency.trend().direction()).isEqualTo(Trend.Direction.BETTER);
        assertThat(WORDS.trend(frequency)).isEqualTo("better than 0.2 / week before");

        Metric same = january(
                        release("x", "2025-12-05T00:00:00Z", "r1"),
                        release("y", "2026-01-05T00:00:00Z", "r2"),
                        release("z", "2026-01-06T00:00:00Z", "r3"))
                .metrics()
                .deploymentFrequency();
        assertThat(same.trend().direction()).isEqualTo(Trend.Direction.STEADY);
    }

    @Test
    void moreFailuresAreWorse() {
        List<Event> events = new ArrayList<>();
        for (int day = 1; day <= 31; day++) {
            events.add(release("dec" + day, String.format("2025-12-%02dT00:00:00Z", day), "d" + day));
            events.add(release("jan" + day, String.format("2026-01-%02dT00:00:00Z", day), "j" + day));
            events.add(failure("f" + day, String.format("2026-01-%02dT01:00:00Z", day), "jan" + day));
        }
        DeliveryReport report = Reports.of(Reports.JANUARY, events);
        assertThat(report.metrics().changeFailRate().trend())
                .isEqualTo(new Trend(Trend.Direction.WORSE, Optional.of(0.0), 31));
        assertThat(report.metrics().recoveryTime().trend().direction()).isEqualTo(Trend.Direction.UNKNOWN);
    }

    @Test
    void productsThatNeedAttentionComeFirstAndTheFrequencyLevelIsPerProduct() {
        DeliveryReport report = january(
                of("calm", release("a", "2026-01-02T00:00:00Z", "r1")),
                release("b", "2026-01-03T00:00:00Z", "r1"),
                failure("f", "2026-01-04T00:00:00Z", "b"),
                of("brisk", release("c", "2025-12-03T00:00:00Z", "r1")));
        assertThat(report.byProduct()).extracting(ProductRow::product).containsExactly("sales", "brisk", "calm");
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("all 3 together"));
        assertThat(report.metrics().deploymentFrequency().value().orElseThrow() * 31 / 7)
                .isEqualTo(2);
    }

    @Test
    void listsTheNewestAndSaysHowManyAreLeftOut() {
        DeliveryRequest two = new DeliveryRequest(
                Reports.JANUARY.window(), java.util.Set.of(), "production", LevelTable.DORA_2024,
                java.time.Duration.ZERO, Optional.empty(), 2);
        DeliveryReport report = Reports.of(
                two,
                release("a", "2026-01-02T00:00:00Z", "r1"),
                release("b", "2026-01-03T00:00:00Z", "r2"),
                release("c", "2026-01-04T00:00:00Z", "r3"));
        assertThat(report.deployments()).extracting(DeploymentRow::id).containsExactly("c", "b");
        assertThat(report.deploymentsLeftOut()).isEqualTo(1);
        assertThat(report.metrics().deploymentFrequency().count()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", " javascript:alert(1)", "java\tscript:x", "data:text/html,x", "//evil", "\\\\evil"})
    void aLinkThatIsNoLinkIsNotPassedOn(String url) {
        assertThat(january(withUrl(url)).deployments().get(0).url()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ci.example/job/a/1/", "HTTP://x", "job/a/1/", "/job/a:b/1/"})
    void aLinkIsPassedOn(String url) {
        assertThat(january(withUrl(url)).deployments().get(0).url()).contains(url);
    }

    private static Deployment withUrl(String url) {
        return new Deployment(
                "a", "sales", "production", Instant.parse("2026-01-02T00:00:00Z"), "r", null, null, null, null, null,
                null, Optional.of(url));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms", "0.5, 500 ms", "59.4, 59 s", "59.9, 1 min", "3570, 59 min 30 s", "3600, 1 h", "18720, 5 h 12 min",
        "86399, 1 d", "273600, 3 d 4 h", "8640000, 100 d"
    })
    void durationsReadWell(double seconds, String text) {
        assertThat(Language.ENGLISH.seconds(seconds)).isEqualTo(text);
    }

    @Test
    void figuresReadWell() {
        DeliveryReport report = january(
                release("a", "2026-01-02T00:00:00Z", "r1"),
                release("b", "2026-01-31T00:00:00Z", "r2", commit("c", "2026-01-30T22:00:00Z")),
                failure("f", "2026-01-03T01:00:00Z", "a"));
        assertThat(WORDS.value(report.metrics().changeFailRate())).isEqualTo("50 % (1/2)");
        assertThat(WORDS.sample(report.metrics().changeFailRate()))
                .isEqualTo("95 % interval 9.5 % to 90.5 %, n = 2 deployments, 1 provisional");
        assertThat(WORDS.level(report.metrics().changeLeadTime())).isEqualTo("Elite (2024), too few data to be sure");
        assertThat(WORDS.sample(report.metrics().changeLeadTime())).isEqualTo("p90 2 h, n = 1 commit");
        assertThat(WORDS.value(report.metrics().recoveryTime())).isEqualTo("no data");
        assertThat(WORDS.trend(report.metrics().recoveryTime())).isEqualTo("nothing to compare with");
    }
}
