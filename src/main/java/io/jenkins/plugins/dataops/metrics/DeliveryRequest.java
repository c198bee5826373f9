package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What a delivery report is asked for.
 *
 * @param window the stretch of time
 * @param products names of the data products; empty means all
 * @param environment the environment whose consumers count
 * @param levels the table behind the levels
 * @param settling how long after a deployment failures are still to be expected; younger ones are provisional
 * @param incidentWindow how long after a deployment an incident that names none is charged to it; empty means never
 * @param mostDeployments how many deployments are listed
 */
public record DeliveryRequest(
        Window window,
        Set<String> products,
        String environment,
        LevelTable levels,
        Duration settling,
        Optional<Duration> incidentWindow,
        int mostDeployments) {
    /** The environment that is meant when none is named. */
    public static final String PRODUCTION = "production";

    /**
     * Checks and keeps its own copy.
     *
     * @throws UsageException when a duration is negative
     */
    public DeliveryRequest {
        products = Set.copyOf(products);
        if (settling.isNegative() || incidentWindow.filter(Duration::isNegative).isPresent() || mostDeployments < 0) {
            throw new UsageException("settling time, incident window and number of deployments cannot be negative");
        }
    }

    /**
     * Asks for all products in production by the latest table; seven days to settle, no guessing of causes by time.
     *
     * @param window the stretch of time
     * @return the request
     */
    public static DeliveryRequest of(Window window) {
        return new DeliveryRequest(
                window, Set.of(), PRODUCTION, LevelTable.DORA_2024, Duration.ofDays(7), Optional.empty(), 1_000);
    }

    /**
     * Narrows to some products.
     *
     * @param names their names; empty means all
     * @return the request
     */
    public DeliveryRequest ofProducts(Collection<String> names) {
        return new DeliveryRequest(
                window, Set.copyOf(names), environment, levels, settling, incidentWindow, mostDeployments);
    }

    /**
     * Asks about another environment.
     *
     * @param name its name
     * @return the request
     */
    public DeliveryRequest inEnvironment(String name) {
        return new DeliveryRequest(window, products, name, levels, settling, incidentWindow, mostDeployments);
    }

    /**
     * Asks for another year's levels.
     *
     * @param table the table
     * @return the request
     */
    public DeliveryRequest byLevels(LevelTable table) {
        return new DeliveryRequest(window, products, environment, table, settling, incidentWindow, mostDeployments);
    }

    /**
     * Charges an incident that names no deployment to the last one, when that is not longer ago than this; a
     * deployment is provisional for at least as long.
     *
     * @param duration the longest time between deployment and incident
     * @return the request
     */
    public DeliveryRequest withIncidentWindow(Duration duration) {
        Duration longer = settling.compareTo(duration) > 0 ? settling : duration;
        return new DeliveryRequest(
                window, products, environment, levels, longer, Optional.of(duration), mostDeployments);
    }
}
