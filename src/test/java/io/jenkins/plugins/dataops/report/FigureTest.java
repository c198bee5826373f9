package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.metrics.MetricName;
import io.jenkins.plugins.dataops.result.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
    @ParameterizedTest
    @CsvSource({
        "CHANGE_FAIL_RATE, 0.05042, 5.04 %", "CHANGE_FAIL_RATE, 0.05, 5 %", "CHANGE_FAIL_RATE, 0.0499999, 5 %",
        "CHANGE_FAIL_RATE, 0.2000001, 20.00001 %", "CHANGE_FAIL_RATE, 0.3333333, 33.3 %",
        "CHANGE_FAIL_RATE, 0.00042, 0.042 %", "CHANGE_FAIL_RATE, 0, 0 %", "CHANGE_FAIL_RATE, 1, 100 %",
        "DEPLOYMENT_REWORK_RATE, 0.05042, 5 %", "DEPLOYMENT_FREQUENCY, 7.004, 7.004 / week",
        "DEPLOYMENT_FREQUENCY, 7, 7 / week", "DEPLOYMENT_FREQUENCY, 0.999, 0.999 / week",
        "CHANGE_LEAD_TIME, 86399, 23 h 59 min 59 s", "CHANGE_LEAD_TIME, 86400, 1 d",
        "CHANGE_LEAD_TIME, 604801, 7 d 1 s", "CHANGE_LEAD_TIME, 604800.4, 7 d 1 s",
        "CHANGE_LEAD_TIME, 608399, 7 d 1 h", "FAILED_DEPLOYMENT_RECOVERY_TIME, 3599.6, 59 min 59 s",
        "FAILED_DEPLOYMENT_RECOVERY_TIME, 3570, 59 min 30 s", "FAILED_DEPLOYMENT_RECOVERY_TIME, 59.9, 1 min"
    })
    void roundingNeverCrossesALimitOfTheLevels(MetricName metric, double value, String text) {
        assertThat(new Figure(metric, value).in(Language.ENGLISH)).isEqualTo(text);
    }
}
