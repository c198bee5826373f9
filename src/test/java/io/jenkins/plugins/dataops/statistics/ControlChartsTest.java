package io.jenkins.plugins.dataops.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the worked examples of the NIST/SEMATECH e-Handbook of Statistical Methods, sections 6.3.2.2 and 6.3.2.4. */
class ControlChartsTest {
    private static final List<Double> FLOW_RATES =
            List.of(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1);

    @Test
    void individualsHaveThePublishedLimits() {
        IndividualsChart chart = IndividualsChart.of(FLOW_RATES);
        assertThat(chart.centre()).isCloseTo(50.81, offset(1e-9));
        assertThat(chart.averageMovingRange()).isCloseTo(1.8778, offset(0.00005));
        // The handbook divides by 1.128, which is 2.66 to three digits.
        assertThat(chart.limits().low()).isCloseTo(45.8159, offset(0.0015));
        assertThat(chart.limits().high()).isCloseTo(55.8041, offset(0.0015));
        assertThat(chart.rangeLimit()).isCloseTo(3.268 * 1.8778, offset(0.0002));
        assertThat(FLOW_RATES).allMatch(chart.limits()::contains);
        assertThat(chart.limits().contains(55.9)).isFalse();
        assertThat(chart.limits().contains(45.8)).isFalse();
    }

    @Test
    void oneValueHasNoRange() {
        assertThatThrownBy(() -> IndividualsChart.of(List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThat(IndividualsChart.of(List.of(4.0, 4.0)).limits()).isEqualTo(new Interval(4, 4));
    }

    @Test
    void theEighthInARowOnOneSideIsALongRun() {
        IndividualsChart chart = new IndividualsChart(10, 1);
        assertThat(chart.longRuns(Collections.nCopies(7, 11.0))).isEmpty();
        assertThat(chart.longRuns(Collections.nCopies(9, 9.0))).containsExactly(7, 8);
        List<Double> broken = new ArrayList<>(Collections.nCopies(15, 11.0));
        broken.set(7, 10.0);
        assertThat(chart.longRuns(broken)).isEmpty();
    }

    @Test
    void longRunsAreThoseOfACountByHand() {
        IndividualsChart chart = new IndividualsChart(0, 1);
        Random random = new Random(1);
        for (int repeat = 0; repeat < 200; repeat++) {
            double shift = repeat % 3 - 1;
            List<Double> values = random.doubles(60, -2, 2)
                    .map(value -> Math.rint(value + shift))
                    .boxed()
                    .toList();
            List<Integer> byHand = IntStream.range(7, values.size())
                    .filter(last -> values.subList(last - 7, last + 1).stream().allMatch(value -> value > 0)
                            || values.subList(last - 7, last + 1).stream().allMatch(value -> value < 0))
                    .boxed()
                    .toList();
            assertThat(chart.longRuns(values)).isEqualTo(byHand);
        }
    }

    @Test
    void weightedAveragesAreThePublishedOnes() {
        double[] values = {
            52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4,
            53.6, 52.1
        };
        double[] averages = {
            50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
            49.92, 50.73, 51.23, 51.94, 51.99
        };
        EwmaChart chart = new EwmaChart(50, 2.0539, 0.3, 3);
        for (int i = 0; i < values.length; i++) {
            assertThat(chart.add(values[i])).isTrue();
            assertThat(chart.average()).as("average " + i).isCloseTo(averages[i], offset(0.0051));
        }
        assertThat(chart.limits().high()).isCloseTo(52.5884, offset(0.002));
        assertThat(chart.limits().low()).isCloseTo(47.4115, offset(0.002));
        assertThat(chart.add(55)).isFalse();
    }

    @Test
    void theFirstLimitsAreThoseOfOneValue() {
        EwmaChart chart = new EwmaChart(0, 1, 0.25, 3);
        chart.add(0);
        assertThat(chart.limits().high()).isCloseTo(0.75, offset(1e-12));
        assertThat(new EwmaChart(0, 1, 0.25, 3).add(3.01)).isFalse();
        assertThat(new EwmaChart(0, 1, 0.25, 3).add(2.99)).isTrue();
        assertThatThrownBy(() -> new EwmaChart(0, 1, 0, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
