package io.jenkins.plugins.dataops.report;

import java.util.List;
import java.util.Optional;

/**
 * A delivery report as its template shows it.
 *
 * @param head the section's line
 * @param facts which products, window, zone
 * @param tiles the five metrics
 * @param open failed deployments without recovery
 * @param charts one a metric
 * @param buckets the series as a table
 * @param deployments the deployments, newest first
 * @param incidents incidents without a deployment at fault
 * @param products one row a product, where there are several
 * @param warnings what has to be known to trust the figures
 */
record DeliveryView(
        SectionHead head,
        List<Fact> facts,
        List<Tile> tiles,
        Rows<Open> open,
        List<Chart> charts,
        Rows<Bucket> buckets,
        Rows<Line> deployments,
        Rows<Incident> incidents,
        Rows<Product> products,
        List<String> warnings) {

    /** One metric: the figure, what it rests on, its level and its trend. */
    record Tile(
            String title,
            String meaning,
            String value,
            boolean known,
            String basis,
            String spread,
            String level,
            boolean levelled,
            Badge trend,
            String before) {}

    /** A chart and its data for the script. */
    record Chart(String title, String explanation, ChartData data) {}

    /** JSON that is whole or worthless: it is bounded by what is in it and never cut. */
    record ChartData(String json) {
        @Override
        public String toString() {
            return json;
        }
    }

    /** A step of the series. */
    record Bucket(
            String label,
            boolean partial,
            String deployments,
            String leadTime,
            String leadTimeLongest,
            String failed,
            String failedInterval,
            String recovery,
            String rework) {}

    /** A deployment. */
    record Line(
            Moment at,
            String product,
            String revision,
            Optional<String> url,
            String changes,
            String leadTime,
            Badge outcome,
            String recovery,
            String because) {}

    /** A failed deployment that nobody has recovered from yet. */
    record Open(String product, Moment since, String age, String deployment, String reason) {}

    /** An incident that no deployment is charged with. */
    record Incident(String product, Moment at, Badge state, String lasted, String reason) {}

    /** A product among several. */
    record Product(
            String name,
            Badge attention,
            String deployments,
            String leadTime,
            String failed,
            String recovery,
            String rework,
            Optional<Moment> last) {}
}
