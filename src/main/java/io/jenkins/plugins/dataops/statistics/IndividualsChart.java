package io.jenkins.plugins.dataops.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart of individual values and their moving ranges (XmR): Walter A. Shewhart's limits of what a process does by
 * itself, with the constants for ranges of two values, in Donald J. Wheeler, "Understanding variation" (SPC Press,
 * 1993). It asks for no distribution, and ranges between neighbours keep a slow change from widening the limits.
 *
 * @param centre the mean of the values
 * @param averageMovingRange the mean of the distances between neighbours
 */
public record IndividualsChart(double centre, double averageMovingRange) {
    /** Three standard deviations, of which a mean range of two values is 1.128. */
    private static final double LIMIT = 2.66;

    /** The upper limit of ranges of two values, in mean ranges. */
    private static final double RANGE_LIMIT = 3.268;

    /** So many in a row on one side of the centre are no chance: the fourth of the Western Electric rules (1956). */
    private static final int RUN = 8;

    /**
     * Draws the limits.
     *
     * @param values in order of time, at least two
     * @return the chart
     */
    public static IndividualsChart of(List<Double> values) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("moving ranges need two values, and there are " + values.size());
        }
        double sum = values.get(0);
        double ranges = 0;
        for (int i = 1; i < values.size(); i++) {
            sum += values.get(i);
            ranges += Math.abs(values.get(i) - values.get(i - 1));
        }
        return new IndividualsChart(sum / values.size(), ranges / (values.size() - 1));
    }

    /**
     * The natural process limits.
     *
     * @return where a value lies that is nothing special
     */
    public Interval limits() {
        return new Interval(centre - LIMIT * averageMovingRange, centre + LIMIT * averageMovingRange);
    }

    /**
     * The upper range limit.
     *
     * @return how far a value may be from the one before and be nothing special
     */
    public double rangeLimit() {
        return RANGE_LIMIT * averageMovingRange;
    }

    /**
     * The rule of eight.
     *
     * @param values in order of time
     * @return the places, counted from 0, of values that are at least the eighth in a row on one side of the centre; a
     *     value on the centre ends a row
     */
    public List<Integer> longRuns(List<Double> values) {
        List<Integer> places = new ArrayList<>();
        int run = 0;
        double side = 0;
        for (int i = 0; i < values.size(); i++) {
            double now = Math.signum(values.get(i) - centre);
            run = now != 0 && now == side ? run + 1 : 1;
            side = now;
            if (now != 0 && run >= RUN) {
                places.add(i);
            }
        }
        return places;
    }
}
