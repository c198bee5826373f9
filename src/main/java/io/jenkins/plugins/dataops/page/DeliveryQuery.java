package io.jenkins.plugins.dataops.page;

import hudson.Util;
import io.jenkins.plugins.dataops.metrics.Bucket;
import io.jenkins.plugins.dataops.metrics.DeliveryRequest;
import io.jenkins.plugins.dataops.metrics.Window;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a reader asked to see, as it stands in the page's URL, so that a view can be shared. Whatever cannot be meant
 * is taken as not said: a stale link shows the usual view and not an error.
 */
final class DeliveryQuery {
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 3_660;

    private final String product;
    private final String environment;
    private final int days;
    private final Bucket bucket;
    private final ZoneId zone;

    private DeliveryQuery(String product, String environment, int days, Bucket bucket, ZoneId zone) {
        this.product = product;
        this.environment = environment;
        this.days = days;
        this.bucket = bucket;
        this.zone = zone;
    }

    /**
     * Reads a view.
     *
     * @param parameters the URL's parameter by name, or null where it has none
     */
    static DeliveryQuery of(UnaryOperator<String> parameters) {
        String environment = Util.fixEmptyAndTrim(parameters.apply("environment"));
        return new DeliveryQuery(
                Util.fixNull(Util.fixEmptyAndTrim(parameters.apply("product"))),
                environment == null ? DeliveryRequest.PRODUCTION : environment,
                days(parameters.apply("days")),
                bucket(parameters.apply("bucket")),
                zone(parameters.apply("zone")));
    }

    /** The question to the ledger, about no other products than these. */
    DeliveryRequest request(Collection<String> products, Clock clock) {
        return DeliveryRequest.of(Window.lastDays(days, zone, bucket, clock.instant()))
                .ofProducts(products.contains(product) ? Set.of(product) : products)
                .inEnvironment(environment);
    }

    String product() {
        return product;
    }

    String environment() {
        return environment;
    }

    int days() {
        return days;
    }

    String bucket() {
        return bucket.name().toLowerCase(Locale.ROOT);
    }

    String zone() {
        return zone.getId();
    }

    private static int days(String text) {
        try {
            return Math.max(1, Math.min(MOST_DAYS, Integer.parseInt(Util.fixNull(text).trim())));
        } catch (NumberFormatException none) {
            return USUAL_DAYS;
        }
    }

    private static Bucket bucket(String text) {
        for (Bucket each : Bucket.values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        return Bucket.WEEK;
    }

    private static ZoneId zone(String text) {
        String given = Util.fixEmptyAndTrim(text);
        try {
            return given == null ? ZoneId.systemDefault() : ZoneId.of(given);
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }
}
