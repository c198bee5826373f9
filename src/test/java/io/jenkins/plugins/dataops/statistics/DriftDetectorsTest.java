package io.jenkins.plugins.dataops.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.jenkins.plugins.dataops.statistics.DriftDetector.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each against the formulas of its publication, computed anew from all values at every step. */
class DriftDetectorsTest {
    /** Two ways of adding up differ in the last digits: what is nearer to a limit than that has no right answer. */
    private static final double ROUNDING = 1e-9;

    @Test
    void theErrorRateIsHeldAgainstItsLowest() {
        assertAsByHand(DriftDetectionMethod::new, DriftDetectorsTest::errorRate);
    }

    private static State errorRate(List<Double> errors) {
        if (errors.size() < 30) {
            return State.STABLE;
        }
        double rate = 0;
        double deviation = 0;
        double lowestRate = 0;
        double lowestDeviation = Double.POSITIVE_INFINITY;
        for (int n = 30; n <= errors.size(); n++) {
            rate = mean(errors.subList(0, n));
            deviation = Math.sqrt(rate * (1 - rate) / n);
            if (rate + deviation < lowestRate + lowestDeviation) {
                lowestRate = rate;
                lowestDeviation = deviation;
            }
        }
        double above = rate + deviation - lowestRate;
        return state(above > 3 * lowestDeviation + ROUNDING, above > 2 * lowestDeviation + ROUNDING);
    }

    @Test
    void theDistancesOfErrorsAreHeldAgainstTheirLargest() {
        assertAsByHand(EarlyDriftDetectionMethod::new, DriftDetectorsTest::distances);
    }

    private static State distances(List<Double> errors) {
        List<Double> distances = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < errors.size(); i++) {
            if (errors.get(i) == 1) {
                distances.add((double) (i - last));
                last = i;
            }
        }
        if (distances.size() < 30) {
            return State.STABLE;
        }
        double most = 0;
        double reached = 0;
        for (int n = 1; n <= distances.size(); n++) {
            List<Double> seen = distances.subList(0, n);
            double mean = mean(seen);
            double squares = seen.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
            reached = mean + 2 * Math.sqrt(squares / n);
            most = Math.max(most, reached);
        }
        return state(reached < 0.9 * most - ROUNDING, reached < 0.95 * most - ROUNDING);
    }

    @Test
    void theWeightedAverageIsHeldAgainstTheErrorRate() {
        assertAsByHand(EwmaDriftDetector::new, DriftDetectorsTest::weighted);
    }

    private static State weighted(List<Double> errors) {
        int n = errors.size();
        if (n < 30) {
            return State.STABLE;
        }
        double rate = mean(errors);
        double average = IntStream.range(0, n)
                .mapToDouble(i -> 0.2 * Math.pow(0.8, n - 1 - i) * errors.get(i))
                .sum();
        double deviation = Math.sqrt(rate * (1 - rate) * (0.2 / 1.8) * (1 - Math.pow(0.8, 2.0 * n)));
        double limit = EwmaDriftDetector.limit(rate) * deviation;
        return state(average > rate + limit + ROUNDING, average > rate + limit / 2 + ROUNDING);
    }

    @Test
    void falseAlarmsOfTheWeightedAverageAreAsRareAsPromised() {
        for (double rate : new double[] {0.05, 0.1, 0.2, 0.3, 0.5}) {
            Random random = new Random(1);
            int alarms = 0;
            int values = 400_000;
            DriftDetector watching = new EwmaDriftDetector();
            for (int i = 0; i < values; i++) {
                alarms += watching.add(random.nextDouble() < rate ? 1 : 0) == State.DRIFT ? 1 : 0;
            }
            assertThat((double) values / alarms).as("values between false alarms at " + rate).isBetween(400.0, 700.0);
        }
        assertThat(EwmaDriftDetector.limit(0)).isEqualTo(8.3);
        assertThat(EwmaDriftDetector.limit(0.125)).isCloseTo(3.48, offset(1e-9));
        assertThat(EwmaDriftDetector.limit(1)).isEqualTo(2.35);
    }

    @Test
    void theGeometricAverageOfDistancesFromTheMeanIsHeldAgainstAThreshold() {
        assertAsByHand(() -> new GeometricMovingAverage(0.9, 0.2), DriftDetectorsTest::geometric);
    }

    private static State geometric(List<Double> values) {
        int n = values.size();
        double average = IntStream.range(0, n)
                .mapToDouble(i -> 0.1 * Math.pow(0.9, n - 1 - i) * (values.get(i) - mean(values.subList(0, i + 1))))
                .sum();
        return state(n >= 30 && average > 0.2 + ROUNDING, false);
    }

    @Test
    void aRiseIsFoundByEachAndCalmIsLeftAlone() {
        List<Supplier<DriftDetector>> detectors = List.of(
                DriftDetectionMethod::new,
                EarlyDriftDetectionMethod::new,
                EwmaDriftDetector::new,
                () -> new GeometricMovingAverage(0.9, 0.2));
        for (Supplier<DriftDetector> detector : detectors) {
            DriftDetector watching = detector.get();
            assertThat(IntStream.range(0, 1000).mapToObj(i -> watching.add(i % 10 == 9 ? 1 : 0)))
                    .as("every tenth is an error: %s", watching)
                    .doesNotContain(State.DRIFT);
            assertThat(IntStream.range(0, 3000).mapToObj(i -> watching.add(i % 2)))
                    .as("every second is an error: %s", watching)
                    .contains(State.DRIFT);
        }
    }

    private static void assertAsByHand(Supplier<DriftDetector> detector, Function<List<Double>, State> byHand) {
        int drifts = 0;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            DriftDetector watching = detector.get();
            List<Double> seen = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                seen.add(random.nextDouble() < (i < 300 ? 0.15 : 0.5) ? 1.0 : 0.0);
                State state = watching.add(seen.get(seen.size() - 1));
                assertThat(state).as("seed " + seed + ", value " + i).isEqualTo(byHand.apply(seen));
                if (state == State.DRIFT) {
                    drifts++;
                    seen.clear();
                }
            }
        }
        assertThat(drifts).as("drifts found").isPositive();
    }

    private static State state(boolean drift, boolean warning) {
        return drift ? State.DRIFT : warning ? State.WARNING : State.STABLE;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
