package io.jenkins.plugins.dataops.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.0004S, under 1 ms",
        "PT0.012S, 12 ms",
        "PT0.9996S, 1.0 s",
        "PT1.44S, 1.4 s",
        "PT59.4S, 59 s",
        "PT59.7S, 1 min",
        "PT2M5S, 2 min 5 s",
        "PT59M59.7S, 1 h",
        "PT5H3M, 5 h 3 min",
        "PT23H59M40S, 1 d",
        "PT48H, 2 d",
        "PT76H48M, 3 d 5 h",
        "P400D, 400 d",
        "PT-2S, -2.0 s",
    })
    void readsAsPeopleSayIt(Duration duration, String text) {
        assertThat(Language.ENGLISH.duration(duration)).isEqualTo(text);
    }
}
