package io.jenkins.plugins.dataops.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cuts a window into calendar buckets. */
final class Series {
    private record Cut(
            String label,
            Instant from,
            Instant to,
            boolean partial,
            List<JudgedDeployment> deployments,
            List<Outage> outages) {}

    private Series() {}

    /**
     * Computes each bucket's metrics.
     *
     * @param window the window
     * @param deployments those in it
     * @param outages those that began with them
     * @param firsts when the record of each product begins
     * @param asOf the present
     * @param levels the table to classify by
     * @return all buckets of the window, in order of time
     */
    static List<BucketRow> of(
            Window window,
            Collection<JudgedDeployment> deployments,
            Collection<Outage> outages,
            Collection<Instant> firsts,
            Instant asOf,
            LevelTable levels) {
        TreeMap<Instant, Cut> cuts = cut(window, asOf);
        for (JudgedDeployment deployment : deployments) {
            Map.Entry<Instant, Cut> entry = cuts.floorEntry(deployment.event().at());
            entry.getValue().deployments().add(deployment);
        }
        for (Outage outage : outages) {
            cuts.floorEntry(outage.deployedAt()).getValue().outages().add(outage);
        }
        List<BucketRow> rows = new ArrayList<>();
        for (Cut cut : cuts.values()) {
            Exposure exposure = Exposure.of(firsts, cut.from(), cut.to(), asOf, window.zone());
            rows.add(new BucketRow(
                    cut.label(),
                    cut.from(),
                    cut.to(),
                    cut.partial(),
                    Figures.of(cut.deployments(), cut.outages(), exposure, levels)));
        }
        return rows;
    }

    private static TreeMap<Instant, Cut> cut(Window window, Instant asOf) {
        TreeMap<Instant, Cut> cuts = new TreeMap<>();
        Bucket bucket = window.bucket();
        LocalDate first = bucket.first(window.from().atZone(window.zone()).toLocalDate());
        Instant start = first.atStartOfDay(window.zone()).toInstant();
        while (start.isBefore(window.to())) {
            LocalDate next = bucket.next(first);
            Instant end = next.atStartOfDay(window.zone()).toInstant();
            Instant from = start.isBefore(window.from()) ? window.from() : start;
            Instant to = end.isAfter(window.to()) ? window.to() : end;
            boolean partial = !from.equals(start) || !to.equals(end) || asOf.isBefore(end) && !asOf.isBefore(start);
            // A zone may skip a whole day, as Samoa did when it crossed the date line.
            if (from.isBefore(to)) {
                cuts.put(from, new Cut(bucket.label(first), from, to, partial, new ArrayList<>(), new ArrayList<>()));
            }
            first = next;
            start = end;
        }
        return cuts;
    }
}
