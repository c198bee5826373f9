package io.jenkins.plugins.dataops.pipeline;

import hudson.Util;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.request.HoldRequest;
import java.time.Duration;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have in common that hold a data product while they work. */
public abstract class HoldingStep extends ProductStep {
    private String lease;
    private boolean takeOver;

    HoldingStep(String product) {
        super(product);
    }

    /**
     * How long the product is held without being renewed.
     *
     * @return ISO 8601 duration such as PT4H, or null for four hours
     */
    public String getLease() {
        return lease;
    }

    /**
     * Chooses how long the product is held without being renewed: as long as the controller may be down.
     *
     * @param lease ISO 8601 duration such as P2D
     */
    @DataBoundSetter
    public void setLease(String lease) {
        this.lease = Util.fixEmptyAndTrim(lease);
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

    @Override
    Optional<String> fault() {
        return super.fault()
                .or(() -> TextLines.durationFault("lease", lease, LeaseTerms.SHORTEST, LeaseTerms.LONGEST));
    }

    /** How the product is taken, as part of a request. */
    final HoldRequest hold() {
        return new HoldRequest(Optional.ofNullable(lease).map(Duration::parse), takeOver);
    }
}
