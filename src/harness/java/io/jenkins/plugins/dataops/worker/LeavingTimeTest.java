package io.jenkins.plugins.dataops.worker;

import static io.jenkins.plugins.dataops.worker.LeavingTime.EACH;
import static io.jenkins.plugins.dataops.worker.LeavingTime.IN_ALL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a command that was told to stop is waited for, whatever the clock says just then. */
class LeavingTimeTest {
    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE - 1})
    void whatSaysNothingIsEndedAfterItsTime(long told) {
        LeavingTime time = new LeavingTime(told);
        assertThat(time.isDue(told + EACH - 1)).isFalse();
        assertThat(time.isDue(told + EACH)).isTrue();
        assertThat(time.isUsedUp(told + EACH)).isFalse();
        assertThat(time.isOver(told + EACH, 0)).isTrue();
        assertThat(new LeavingTime(told).isOver(told + EACH, -1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE - 1})
    void eachAttemptHasItsTimeAnew(long told) {
        LeavingTime time = new LeavingTime(told);
        assertThat(time.isOver(told + EACH, 10)).isFalse();
        assertThat(time.isDue(told + 2 * EACH - 1)).isFalse();
        assertThat(time.isDue(told + 2 * EACH)).isTrue();
        assertThat(time.isOver(told + 2 * EACH, 20)).isFalse();
        assertThat(time.isOver(told + 3 * EACH, 20)).isTrue();
    }

    @Test
    void attemptsWithoutEndAreEnded() {
        LeavingTime time = new LeavingTime(0);
        long now = EACH;
        for (int length = 1; !time.isOver(now, length); length++) {
            now = Math.min(now + EACH, IN_ALL);
        }
        assertThat(now).isEqualTo(IN_ALL);
        assertThat(time.isUsedUp(IN_ALL - 1)).isFalse();
        assertThat(time.isUsedUp(IN_ALL)).isTrue();
    }
}
