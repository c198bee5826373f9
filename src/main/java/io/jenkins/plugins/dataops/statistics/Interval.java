package io.jenkins.plugins.dataops.statistics;

/**
 * What lies between two numbers, both included.
 *
 * @param low lower end
 * @param high upper end, not below the lower one
 */
public record Interval(double low, double high) {
    /** Refuses ends that are no numbers or the wrong way round. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("no interval goes from " + low + " to " + high);
        }
    }

    /**
     * Whether a value lies in it.
     *
     * @param value any number
     * @return whether it is neither below nor above
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * The same in another unit.
     *
     * @param divisor more than 0
     * @return both ends divided by it
     */
    public Interval dividedBy(double divisor) {
        return new Interval(low / divisor, high / divisor);
    }
}
