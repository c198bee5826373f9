package io.jenkins.plugins.dataops.statistics;

import java.util.List;

/** Quantiles of samples. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * A quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan, "Sample quantiles in
     * statistical packages", The American Statistician 50 (1996); what R and spreadsheets give by default.
     *
     * @param sorted samples in ascending order, at least one
     * @param share which quantile, from 0 to 1
     * @return its value
     */
    public static double quantile(List<Double> sorted, double share) {
        double position = (sorted.size() - 1) * share;
        int below = (int) Math.floor(position);
        double value = sorted.get(below);
        return below + 1 < sorted.size() ? value + (position - below) * (sorted.get(below + 1) - value) : value;
    }
}
