package io.jenkins.plugins.dataops.pipeline;

import java.util.List;
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

    /** The option that says it on the worker's command line. */
    final void takeOver(List<String> options) {
        if (takeOver) {
            options.add("--take-over");
        }
    }
}
