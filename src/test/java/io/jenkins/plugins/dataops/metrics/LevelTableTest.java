package io.jenkins.plugins.dataops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.statistics.ConfidenceIntervals;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTableTest {
    @ParameterizedTest
    @CsvSource({
        "DORA_2024, 7.1, ELITE", "DORA_2024, 7, HIGH", "DORA_2024, 1, HIGH", "DORA_2024, 0.99, MEDIUM",
        "DORA_2024, 0.24, MEDIUM", "DORA_2024, 0.22, LOW", "DORA_2024, 0, LOW", "DORA_2023, 0.99, MEDIUM",
        "DORA_2021, 0.99, HIGH", "DORA_2021, 0.24, HIGH", "DORA_2021, 0.22, MEDIUM", "DORA_2021, 0.03, LOW"
    })
    void frequencyPerWeek(LevelTable table, double value, Level level) {
        assertThat(table.classify(MetricName.DEPLOYMENT_FREQUENCY, value)).contains(level);
    }

    @ParameterizedTest
    @CsvSource({
        "DORA_2024, PT23H59M59S, ELITE", "DORA_2024, P1D, HIGH", "DORA_2024, P7D, HIGH", "DORA_2024, P8D, MEDIUM",
        "DORA_2024, P31D, LOW", "DORA_2023, P1D, HIGH", "DORA_2021, PT59M, ELITE", "DORA_2021, PT1H, HIGH",
        "DORA_2021, P30D, MEDIUM", "DORA_2021, P200D, LOW"
    })
    void leadTime(LevelTable table, Duration value, Level level) {
        assertThat(table.classify(MetricName.CHANGE_LEAD_TIME, value.toSeconds())).contains(level);
    }

    @ParameterizedTest
    @CsvSource({
        "DORA_2024, PT59M59S, ELITE", "DORA_2024, PT1H, HIGH", "DORA_2024, P1D, LOW", "DORA_2023, P1D, MEDIUM",
        "DORA_2023, P3D, MEDIUM", "DORA_2023, P7D, MEDIUM", "DORA_2023, P8D, LOW",
        "DORA_2021, P1D, MEDIUM", "DORA_2021, P7D, MEDIUM", "DORA_2021, P8D, LOW"
    })
    void recoveryTime(LevelTable table, Duration value, Level level) {
        assertThat(table.classify(MetricName.FAILED_DEPLOYMENT_RECOVERY_TIME, value.toSeconds()))
                .contains(level);
    }

    @ParameterizedTest
    @CsvSource({
        "DORA_2024, 0.05, ELITE", "DORA_2024, 0.08, HIGH", "DORA_2024, 0.20, HIGH", "DORA_2024, 0.21, LOW",
        "DORA_2023, 0.10, HIGH", "DORA_2023, 0.15, MEDIUM", "DORA_2023, 0.16, LOW", "DORA_2021, 0.15, ELITE",
        "DORA_2021, 0.30, HIGH", "DORA_2021, 0.31, LOW"
    })
    void failRate(LevelTable table, double value, Level level) {
        assertThat(table.classify(MetricName.CHANGE_FAIL_RATE, value)).contains(level);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, ELITE, LOW", "0, 10, ELITE, LOW", "0, 100, ELITE, ELITE", "6, 119, ELITE, HIGH", "20, 30, LOW, LOW",
        "10, 100, HIGH, HIGH"
    })
    void aShareHasTheLevelsThatItsIntervalReaches(long failed, long n, Level best, Level worst) {
        assertThat(LevelTable.DORA_2024.span(
                        MetricName.CHANGE_FAIL_RATE, (double) failed / n, Optional.of(ConfidenceIntervals.wilson(failed, n))))
                .contains(new LevelSpan(best, worst, 2024, false))
                .get()
                .satisfies(span -> assertThat(span.level().isPresent()).isEqualTo(best == worst));
    }

    @Test
    void withoutAnIntervalTheLevelIsProvisionalAndNotSure() {
        LevelSpan span = LevelTable.DORA_2023
                .span(MetricName.FAILED_DEPLOYMENT_RECOVERY_TIME, 3 * 86_400, Optional.empty())
                .orElseThrow();
        assertThat(span).isEqualTo(new LevelSpan(Level.MEDIUM, Level.MEDIUM, 2023, true));
        assertThat(span.level()).isEmpty();
    }

    @Test
    void noReportGivesLimitsForRework() {
        assertThat(LevelTable.values()).allSatisfy(table -> assertThat(
                        table.classify(MetricName.DEPLOYMENT_REWORK_RATE, 0))
                .isEmpty());
    }
}
