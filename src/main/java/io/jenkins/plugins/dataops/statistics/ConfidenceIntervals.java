package io.jenkins.plugins.dataops.statistics;

import java.util.List;
import java.util.Optional;

/** Intervals that hold the true value with 95 % confidence. */
public final class ConfidenceIntervals {
    /** The quantile of the normal distribution for two-sided 95 %. */
    static final double Z = 1.959963984540054;

    /** From here on the binomial distribution is taken as normal; before, 0.5 to the power of n can be represented. */
    private static final int LARGE = 1_000;

    private ConfidenceIntervals() {}

    /**
     * The interval of a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
     * JASA 22 (1927), without correction for continuity.
     *
     * @param hits how many
     * @param n of how many, at least 1
     * @return from 0 to 1
     */
    public static Interval wilson(long hits, long n) {
        double share = (double) hits / n;
        double zz = Z * Z;
        double middle = (share + zz / (2 * n)) / (1 + zz / n);
        double half = Z / (1 + zz / n) * Math.sqrt(share * (1 - share) / n + zz / (4.0 * n * n));
        return new Interval(hits == 0 ? 0 : Math.max(0, middle - half), hits == n ? 1 : Math.min(1, middle + half));
    }

    /**
     * The interval of a count that chance alone spreads: Byar's approximation to the exact Poisson limits, in Breslow
     * and Day, "Statistical methods in cancer research" II (IARC 1987).
     *
     * @param count how many
     * @return limits of the expected count
     */
    public static Interval byar(long count) {
        double more = count + 1.0;
        double high = more * Math.pow(1 - 1 / (9 * more) + Z / (3 * Math.sqrt(more)), 3);
        double low = count == 0 ? 0 : count * Math.pow(1 - 1 / (9.0 * count) - Z / (3 * Math.sqrt(count)), 3);
        return new Interval(low, high);
    }

    /**
     * The interval of a median, without any assumption on the distribution: order statistics by the binomial
     * distribution, as in Hahn and Meeker, "Statistical intervals" (1991). Samples of one group are alike (the commits
     * of one deployment), so the number of groups decides how wide it is.
     *
     * @param sorted samples in ascending order, at least one
     * @param groups how many groups they come in, at least 1
     * @return the interval; empty when there are fewer than six groups, for which there is none
     */
    public static Optional<Interval> median(List<Double> sorted, int groups) {
        int rank = lowerRank(groups);
        if (rank == 0) {
            return Optional.empty();
        }
        double low = (rank - 1.0) / (groups - 1);
        return Optional.of(new Interval(Quantiles.quantile(sorted, low), Quantiles.quantile(sorted, 1 - low)));
    }

    /** The largest rank k of n with P(Binomial(n, 1/2) < k) at most 2.5 %; 0 when there is none. */
    private static int lowerRank(int n) {
        if (n > LARGE) {
            return (int) Math.floor((n - Z * Math.sqrt(n)) / 2);
        }
        double probability = Math.pow(0.5, n);
        double sum = probability;
        for (int rank = 0; rank < n; rank++) {
            if (sum > 0.025) {
                return rank;
            }
            probability *= (n - rank) / (rank + 1.0);
            sum += probability;
        }
        return n;
    }
}
