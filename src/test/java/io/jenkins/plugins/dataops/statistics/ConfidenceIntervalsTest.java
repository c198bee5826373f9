package io.jenkins.plugins.dataops.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfidenceIntervalsTest {
    private static List<Double> upTo(int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(each -> each).boxed().toList();
    }

    @Test
    void wilsonIntervalsAreThePublishedOnes() {
        // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        check(ConfidenceIntervals.wilson(81, 263), 0.2553, 0.3662);
        check(ConfidenceIntervals.wilson(15, 148), 0.0624, 0.1605);
        check(ConfidenceIntervals.wilson(0, 20), 0, 0.1611);
        check(ConfidenceIntervals.wilson(1, 29), 0.0061, 0.1718);
        check(ConfidenceIntervals.wilson(29, 29), 1 - 0.1170, 1);
    }

    private static void check(Interval range, double low, double high) {
        assertThat(range.low()).isCloseTo(low, offset(0.00006));
        assertThat(range.high()).isCloseTo(high, offset(0.00006));
    }

    @Test
    void byarIsCloseToTheExactPoissonLimits() {
        // Exact 95 % limits of a count: 10 -> 4.795, 18.390; 1 -> 0.0253, 5.572; 0 -> 0, 3.689
        assertThat(ConfidenceIntervals.byar(10).low()).isCloseTo(4.795, offset(0.02));
        assertThat(ConfidenceIntervals.byar(10).high()).isCloseTo(18.390, offset(0.02));
        assertThat(ConfidenceIntervals.byar(1).high()).isCloseTo(5.572, offset(0.02));
        assertThat(ConfidenceIntervals.byar(0)).satisfies(range -> {
            assertThat(range.low()).isZero();
            assertThat(range.high()).isCloseTo(3.689, offset(0.03));
        });
        assertThat(DoubleStream.iterate(1, n -> n < 200, n -> n + 1)
                        .allMatch(n -> ConfidenceIntervals.byar((long) n).low() > 0))
                .isTrue();
    }

    @Test
    void medianIntervalsAreTheTabulatedRanks() {
        // Ranks of the 95 % interval of a median: n = 6: 1 and 6; 10: 2 and 9; 20: 6 and 15; 50: 18 and 33.
        assertThat(ConfidenceIntervals.median(upTo(5), 5)).isEmpty();
        assertThat(ConfidenceIntervals.median(upTo(6), 6)).contains(new Interval(1, 6));
        ranks(10, 2, 9);
        ranks(20, 6, 15);
        ranks(50, 18, 33);
        ranks(1_000, 469, 532);
    }

    private static void ranks(int n, double low, double high) {
        Interval range = ConfidenceIntervals.median(upTo(n), n).orElseThrow();
        assertThat(range.low()).isCloseTo(low, offset(1e-9));
        assertThat(range.high()).isCloseTo(high, offset(1e-9));
    }

    @Test
    void commitsOfFewDeploymentsDoNotFeignCertainty() {
        assertThat(ConfidenceIntervals.median(upTo(500), 5)).isEmpty();
        assertThat(ConfidenceIntervals.median(upTo(500), 6)).contains(new Interval(1, 500));
    }

    @Test
    void aLargeNumberGoesOnWhereTheExactWayEnds() {
        Interval exact = ConfidenceIntervals.median(upTo(1_000), 1_000).orElseThrow();
        Interval approximate = ConfidenceIntervals.median(upTo(1_001), 1_001).orElseThrow();
        assertThat(approximate.low()).isCloseTo(exact.low(), offset(2.0));
        assertThat(approximate.high()).isCloseTo(exact.high(), offset(2.0));
    }
}
