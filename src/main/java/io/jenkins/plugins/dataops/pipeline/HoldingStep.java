package io.jenkins.plugins.dataops.pipeline;

import io.jenkins.plugins.dataops.request.HoldRequest;
import java.time.Duration;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have in common that hold a data product while they work. */
public abstract class HoldingStep extends ProductStep {
    private boolean takeOver;

    HoldingStep(String product) {
        super(product);
    }

    /**
     * Whether the product is taken from a holder that may be alive.
     *
     * @return true when it is
     */
    public boolean isTakeOver() {
        return takeOver;
    }

    /**
     * Takes the product from whoever holds it. For a person who knows that the holder is dead: what it built is lost.
     *
     * @param takeOver true to take it
     */
    @DataBoundSetter
    public void setTakeOver(boolean takeOver) {
        this.takeOver = takeOver;
    }

    /** How the product is taken, as part of a request. */
    final HoldRequest hold(Optional<Duration> lease) {
        return new HoldRequest(lease, takeOver);
    }
}
