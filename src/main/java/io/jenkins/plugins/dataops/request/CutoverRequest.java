package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.bluegreen.DriftPolicy;
import io.jenkins.plugins.dataops.bluegreen.Retention;
import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.Optional;

/**
 * How readers are switched.
 *
 * @param drift what to do when live data changed during the build; empty for what the project file says
 * @param retention what becomes of the previous colour; empty for what the project file says
 * @param expectedPlanHash the plan that was approved
 */
public record CutoverRequest(
        @RequestOption(
                label = "WORD",
                help = "When live data changed during the build: refuse or accept (default: the product's 'drift', or"
                        + " refuse).")
        @Carried
        Optional<DriftPolicy> drift,
        @RequestOption(
                label = "WORD",
                help = "What becomes of the previous colour: keep or drop (default: the product's 'retention', or"
                        + " keep).")
        @Carried
        Optional<Retention> retention,
        @RequestOption(
                label = "HASH",
                help = "The hash that 'plan' printed and somebody approved: any other plan is refused.")
        Optional<String> expectedPlanHash) {
    /** As the project file says, by any plan. */
    static final CutoverRequest DEFAULT = new CutoverRequest(null, null, null);

    /** Fills what is left out. */
    public CutoverRequest {
        drift = AbsentValues.optional(drift);
        retention = AbsentValues.optional(retention);
        expectedPlanHash = AbsentValues.optional(expectedPlanHash);
    }
}
