package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.Optional;

/**
 * What only a blue-green switch asks of an engine. One on which no switch is possible says why, and nothing more of this.
 */
public interface SwitchTarget {
    /**
     * Why the engine cannot be the target of a switch.
     *
     * @return one sentence with the remedy; empty where it can be
     */
    default Optional<String> againstSwitching() {
        return Optional.empty();
    }

    /**
     * By what readers are switched from one version to another.
     *
     * @return the engine's best way
     */
    default SwitchMethod switchMethod() {
        throw refused();
    }

    /**
     * What readers may see while several objects are switched.
     *
     * @return the strongest guarantee that the engine gives
     */
    default SwitchGuarantee switchGuarantee() {
        throw refused();
    }

    /**
     * How schemas are made, filled and emptied.
     *
     * @return the writer of its statements
     */
    default Schemas schemas() {
        throw refused();
    }

    /**
     * How views are pointed elsewhere.
     *
     * @return the writer of its statements
     */
    default Views views() {
        throw refused();
    }

    /**
     * How transactions wait and fail.
     *
     * @return the engine's rules
     */
    default Transactions transactions() {
        throw refused();
    }

    /**
     * How a table's content is summed up.
     *
     * @return the engine's way
     */
    default TableFingerprinting fingerprinting() {
        throw refused();
    }

    private UsageException refused() {
        return new UsageException(againstSwitching().orElse("the engine does not say how it is switched"));
    }
}
