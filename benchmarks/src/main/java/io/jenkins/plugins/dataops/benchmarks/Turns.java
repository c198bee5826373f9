package io.jenkins.plugins.dataops.benchmarks;

import java.util.Arrays;

/**
 * Two ways to do the same, in turn: A B, A B, so that a machine that gets slower is so for both. The first round warms up
 * and does not count.
 *
 * @param ours nanoseconds of this program, the median
 * @param peer nanoseconds of what it is held against, the median
 * @param ratio the median of the ratios round by round
 */
record Turns(double ours, double peer, double ratio) {
    /** Something that can fail. */
    interface Work {
        /**
         * Does it.
         *
         * @throws Exception when it failed, which ends the benchmark
         */
        void run() throws Exception;
    }

    /**
     * Measures both.
     *
     * @param rounds how often, beside the one that warms up
     * @param before what makes ready for either, and is not measured
     * @param ours this program's way
     * @param peer the other way
     */
    static Turns take(int rounds, Work before, Work ours, Work peer) throws Exception {
        double[] first = new double[rounds];
        double[] second = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            before.run();
            double mine = nanoseconds(ours);
            before.run();
            double others = nanoseconds(peer);
            if (round >= 0) {
                first[round] = mine;
                second[round] = others;
                ratios[round] = mine / others;
            }
        }
        return new Turns(median(first), median(second), median(ratios));
    }

    /** How long something takes, in nanoseconds. */
    static double nanoseconds(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    static double median(double... values) {
        return quantile(0.5, values);
    }

    /** The value below which a share of all lie, by linear interpolation between the nearest. */
    static double quantile(double share, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int low = (int) place;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
    }
}
