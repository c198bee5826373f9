package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a process that was told to stop may take. */
class SignalsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void clearingUpHasItsTimeAndNoMore() {
        assertThat(Signals.left(SECOND, Optional.empty())).isEqualTo(Signals.GRACE.minus(SECOND));
        assertThat(Signals.left(Signals.GRACE.plus(SECOND), Optional.empty())).isNegative();
        assertThat(Signals.left(Signals.GRACE.plus(SECOND), Optional.of(Duration.ofHours(1))))
                .as("what was owed before the stop")
                .isNegative();
    }

    @Test
    void eachAttemptAtWhatMustNotBeLeftUndoneHasThatTimeAnew() {
        assertThat(Signals.left(Signals.GRACE.multipliedBy(10), Optional.of(SECOND)))
                .isEqualTo(Signals.GRACE.minus(SECOND));
        assertThat(Signals.left(Signals.GRACE.multipliedBy(10), Optional.of(Signals.GRACE.plus(SECOND)))).isNegative();
    }
}
