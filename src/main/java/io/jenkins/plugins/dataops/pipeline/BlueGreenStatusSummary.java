package io.jenkins.plugins.dataops.pipeline;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Colour;
import io.jenkins.plugins.dataops.bluegreen.JournalEntry;
import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.result.Language;
import java.io.Serializable;
import java.util.Optional;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code blueGreenStatus} returns to the Pipeline; what there is not is null. */
public final class BlueGreenStatusSummary implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String verdict;
    private final String live;
    private final String previous;
    private final String candidate;
    private final String revision;
    private final String deployment;
    private final String heldBy;
    private final String heldUntil;

    BlueGreenStatusSummary(BlueGreenResult result) {
        this.verdict = Language.ENGLISH.say(result.verdict());
        this.live = result.colours().live().map(Colour::word).orElse(null);
        this.previous = result.colours().previous().map(Colour::word).orElse(null);
        this.candidate = result.colours().candidate().map(Colour::word).orElse(null);
        // The last switch says what readers see now, also when it was a way back.
        Optional<JournalEntry> last = result.journal().stream()
                .filter(entry -> live != null && entry.to().isPresent())
                .findFirst();
        this.revision = last.map(JournalEntry::revision).filter(id -> !id.isEmpty()).orElse(null);
        this.deployment = last.map(JournalEntry::deployment).orElse(null);
        this.heldBy = result.lease().map(Lease::owner).orElse(null);
        this.heldUntil = result.lease().map(lease -> lease.until().toString()).orElse(null);
    }

    /**
     * What is live, in one sentence.
     *
     * @return the sentence
     */
    @Whitelisted
    public String getVerdict() {
        return verdict;
    }

    /**
     * What readers see.
     *
     * @return blue or green; null when nothing is live
     */
    @Whitelisted
    public String getLive() {
        return live;
    }

    /**
     * What a rollback would go back to.
     *
     * @return blue or green; null when there is no way back
     */
    @Whitelisted
    public String getPrevious() {
        return previous;
    }

    /**
     * What is being built.
     *
     * @return blue or green; null when no run is under way
     */
    @Whitelisted
    public String getCandidate() {
        return candidate;
    }

    /**
     * The revision that readers see.
     *
     * @return its id; null when nothing is live or nobody said what it is
     */
    @Whitelisted
    public String getRevision() {
        return revision;
    }

    /**
     * The deployment that readers see.
     *
     * @return its id in the ledger; null when nothing is live
     */
    @Whitelisted
    public String getDeployment() {
        return deployment;
    }

    /**
     * Who holds the product.
     *
     * @return the owner's name, for a build its id and the step; null when it is free
     */
    @Whitelisted
    public String getHeldBy() {
        return heldBy;
    }

    /**
     * When that ends by itself.
     *
     * @return an ISO 8601 instant in UTC; null when the product is free
     */
    @Whitelisted
    public String getHeldUntil() {
        return heldUntil;
    }
}
