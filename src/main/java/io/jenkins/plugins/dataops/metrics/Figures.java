package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.statistics.ConfidenceIntervals;
import io.jenkins.plugins.dataops.statistics.Interval;
import io.jenkins.plugins.dataops.statistics.Quantiles;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Turns judged deployments into the five metrics, always from the deployments themselves, never from other figures. */
final class Figures {
    private static final double SHORTEST_TO_CLASSIFY = 1;

    private final List<JudgedDeployment> counted;
    private final List<Outage> outages;
    private final Exposure exposure;
    private final LevelTable levels;

    private Figures(List<JudgedDeployment> counted, List<Outage> outages, Exposure exposure, LevelTable levels) {
        this.counted = counted;
        this.outages = outages;
        this.exposure = exposure;
        this.levels = levels;
    }

    /**
     * Computes the five metrics of a population.
     *
     * @param deployments any of a stretch of time
     * @param outages those that began with them
     * @param exposure how long that was
     * @param levels the table to classify by
     * @return the metrics, without trend
     */
    static FiveMetrics of(
            Collection<JudgedDeployment> deployments,
            List<Outage> outages,
            Exposure exposure,
            LevelTable levels) {
        Figures figures = new Figures(
                deployments.stream().filter(JudgedDeployment::counted).toList(), outages, exposure, levels);
        return new FiveMetrics(
                figures.frequency(),
                figures.leadTime(),
                figures.share(
                        MetricName.CHANGE_FAIL_RATE,
                        figures.counted.stream().filter(JudgedDeployment::failed).count()),
                figures.recoveryTime(),
                figures.share(
                        MetricName.DEPLOYMENT_REWORK_RATE,
                        figures.counted.stream().filter(JudgedDeployment::unplanned).count()));
    }

    private Metric frequency() {
        MetricName name = MetricName.DEPLOYMENT_FREQUENCY;
        if (exposure.weeks() <= 0) {
            return Metric.noData(name);
        }
        long n = counted.size();
        double weeks = exposure.weeks();
        Interval range = ConfidenceIntervals.byar(n);
        // The reports ask for the rhythm of one application: ten products with a release a week are weekly, not daily.
        double productWeeks = exposure.productWeeks();
        Optional<LevelSpan> span = weeks < SHORTEST_TO_CLASSIFY
                ? Optional.empty()
                : levels.span(name, n / productWeeks, Optional.of(range.dividedBy(productWeeks)));
        return metric(
                name,
                Optional.of(n / weeks),
                n,
                n,
                Optional.of(range.dividedBy(weeks)),
                Optional.empty(),
                span,
                0);
    }

    private Metric leadTime() {
        return median(
                MetricName.CHANGE_LEAD_TIME,
                counted.stream()
                        .map(deployment -> deployment.leadTime().seconds())
                        .filter(samples -> !samples.isEmpty())
                        .toList());
    }

    private Metric recoveryTime() {
        return median(
                MetricName.FAILED_DEPLOYMENT_RECOVERY_TIME,
                outages.stream()
                        .flatMap(outage -> outage.seconds().stream())
                        .map(List::of)
                        .toList());
    }

    private Metric median(MetricName name, List<List<Double>> groups) {
        if (groups.isEmpty()) {
            return Metric.noData(name);
        }
        List<Double> sorted =
                groups.stream().flatMap(Collection::stream).sorted().toList();
        double median = Quantiles.quantile(sorted, 0.5);
        Optional<Interval> range = ConfidenceIntervals.median(sorted, groups.size());
        return metric(
                name,
                Optional.of(median),
                sorted.size(),
                sorted.size(),
                range,
                Optional.of(Quantiles.quantile(sorted, 0.9)),
                levels.span(name, median, range),
                0);
    }

    private Metric share(MetricName name, long hits) {
        if (counted.isEmpty()) {
            return Metric.noData(name);
        }
        double share = (double) hits / counted.size();
        Optional<Interval> range = Optional.of(ConfidenceIntervals.wilson(hits, counted.size()));
        return metric(
                name,
                Optional.of(share),
                hits,
                counted.size(),
                range,
                Optional.empty(),
                levels.span(name, share, range),
                name == MetricName.CHANGE_FAIL_RATE
                        ? counted.stream().filter(JudgedDeployment::provisional).count()
                        : 0);
    }

    private Metric metric(
            MetricName name,
            Optional<Double> value,
            long count,
            long n,
            Optional<Interval> range,
            Optional<Double> p90,
            Optional<LevelSpan> span,
            long provisional) {
        return new Metric(
                name,
                name.unit(),
                value,
                count,
                n,
                range.map(Interval::low),
                range.map(Interval::high),
                p90,
                span.flatMap(LevelSpan::level),
                span,
                Trend.UNKNOWN,
                provisional);
    }
}
