package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.List;
import java.util.Optional;

/**
 * One data product in one environment, and how it is to be deployed.
 *
 * @param product the data product's name
 * @param environment where, for example {@code production}
 * @param liveSchema the schema of views that readers use
 * @param objects which tables and views of the candidate go live; empty for all of them
 * @param start how the candidate looks when its build begins
 * @param retention what becomes of the previous colour
 * @param drift what to do when live data changed during the build
 * @param dropObjects whether a live object that the candidate lacks may be taken from readers
 * @param allowOneWay whether a release may go live that could not be taken back
 * @param readers roles that may read each new live object
 * @param release what goes live
 * @param lease who holds the product meanwhile
 * @param expectedPlanHash the approved plan's hash; another plan is then refused
 * @param patience how hard to try against busy readers
 */
public record BlueGreenRequest(
        String product,
        String environment,
        String liveSchema,
        List<String> objects,
        Start start,
        Retention retention,
        DriftPolicy drift,
        boolean dropObjects,
        boolean allowOneWay,
        List<String> readers,
        Release release,
        LeaseTerms lease,
        Optional<String> expectedPlanHash,
        RetryPolicy patience) {

    /** Refuses what cannot be meant, so that nothing is begun with it. */
    public BlueGreenRequest {
        named("product", product);
        named("environment", environment);
        named("live schema", liveSchema);
        objects.forEach(object -> named("object", object));
        objects = objects.stream().sorted().distinct().toList();
        readers.forEach(reader -> named("reader", reader));
        readers = readers.stream().sorted().distinct().toList();
    }

    /**
     * A request without readers, that allows no one-way release.
     *
     * @param product the data product's name
     * @param environment where
     * @param liveSchema the schema of views that readers use
     * @param objects which tables and views of the candidate go live; empty for all of them
     * @param start how the candidate looks when its build begins
     * @param retention what becomes of the previous colour
     * @param drift what to do when live data changed during the build
     * @param dropObjects whether a live object that the candidate lacks may be taken from readers
     * @param release what goes live
     * @param lease who holds the product meanwhile
     * @param expectedPlanHash the approved plan's hash; another plan is then refused
     * @param patience how hard to try against busy readers
     */
    public BlueGreenRequest(
            String product,
            String environment,
            String liveSchema,
            List<String> objects,
            Start start,
            Retention retention,
            DriftPolicy drift,
            boolean dropObjects,
            Release release,
            LeaseTerms lease,
            Optional<String> expectedPlanHash,
            RetryPolicy patience) {
        this(
                product, environment, liveSchema, objects, start, retention, drift, dropObjects, false, List.of(), release,
                lease, expectedPlanHash, patience);
    }

    private static void named(String what, String name) {
        if (name.isBlank() || name.length() > 255 || name.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("the name of the " + what + " must have 1 to 255 characters, none of them a "
                    + "control character");
        }
    }

    /**
     * The usual request: all objects, an empty candidate, the way back kept, drift refused.
     *
     * @param product the data product's name
     * @param environment where
     * @param liveSchema the schema of views that readers use
     * @param owner who deploys, see {@link LeaseTerms}
     * @return the request
     */
    public static BlueGreenRequest of(String product, String environment, String liveSchema, String owner) {
        return new BlueGreenRequest(
                product, environment, liveSchema, List.of(), Start.EMPTY, Retention.KEEP, DriftPolicy.REFUSE, false,
                false, List.of(), Release.of(""), LeaseTerms.of(owner), Optional.empty(), RetryPolicy.DEFAULT);
    }

    /**
     * The same with another release.
     *
     * @param other what goes live
     * @return the request
     */
    public BlueGreenRequest withRelease(Release other) {
        return new BlueGreenRequest(
                product, environment, liveSchema, objects, start, retention, drift, dropObjects,
                allowOneWay, readers, other, lease, expectedPlanHash, patience);
    }

    /**
     * The same with other lease terms.
     *
     * @param other who holds the product
     * @return the request
     */
    public BlueGreenRequest withLease(LeaseTerms other) {
        return new BlueGreenRequest(
                product, environment, liveSchema, objects, start, retention, drift, dropObjects,
                allowOneWay, readers, release, other, expectedPlanHash, patience);
    }
}
