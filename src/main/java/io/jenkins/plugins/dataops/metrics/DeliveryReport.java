package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.result.Message;
import java.time.Instant;
import java.util.List;

/**
 * How data products were delivered in a window: everything that the pages show.
 *
 * @param window the window
 * @param asOf the present of the report; what was written down until then is used, about past windows too
 * @param environment which environment
 * @param products the data products that have events, sorted
 * @param levels the table behind the levels
 * @param metrics the five metrics of all products together, pooled
 * @param series the same for each bucket, in order of time, buckets without a deployment included
 * @param deployments the deployments of the window, newest first, at most as many as asked for
 * @param deploymentsLeftOut how many older ones are not listed; they count all the same
 * @param openFailures failed deployments of any age without recovery, oldest first
 * @param dataIncidents incidents in the window, or open, that no deployment is charged with, newest first
 * @param downtimeSeconds how long consumers were served badly in the window; overlaps within a product count once,
 *     products are added up
 * @param refreshes how many runs of unchanged code there were in the window; they are listed and count nowhere else
 * @param byProduct one row a product, first what needs attention
 * @param notes what a reader has to know to trust the figures
 */
public record DeliveryReport(
        Window window,
        Instant asOf,
        String environment,
        List<String> products,
        LevelTable levels,
        FiveMetrics metrics,
        List<BucketRow> series,
        List<DeploymentRow> deployments,
        int deploymentsLeftOut,
        List<OpenFailure> openFailures,
        List<DataIncident> dataIncidents,
        double downtimeSeconds,
        int refreshes,
        List<ProductRow> byProduct,
        List<Message> notes) {
    /** Keeps its own copies. */
    public DeliveryReport {
        products = List.copyOf(products);
        series = List.copyOf(series);
        deployments = List.copyOf(deployments);
        openFailures = List.copyOf(openFailures);
        dataIncidents = List.copyOf(dataIncidents);
        byProduct = List.copyOf(byProduct);
        notes = List.copyOf(notes);
    }
}
