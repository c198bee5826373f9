package io.jenkins.plugins.dataops.pipeline;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.result.Language;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code blueGreenDeploy} returns to the Pipeline. */
public final class BlueGreenSummary implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String outcome;
    private final String verdict;
    private final String deployment;

    BlueGreenSummary(BlueGreenResult result) {
        this.outcome = result.outcome().name().toLowerCase(java.util.Locale.ROOT);
        this.verdict = Language.ENGLISH.say(result.verdict());
        this.deployment = result.deployment().orElse(null);
    }

    /**
     * How it ended.
     *
     * @return passed or unstable; everything else ends the build
     */
    @Whitelisted
    public String getOutcome() {
        return outcome;
    }

    /**
     * What happened, in one sentence.
     *
     * @return the sentence
     */
    @Whitelisted
    public String getVerdict() {
        return verdict;
    }

    /**
     * The deployment in the ledger.
     *
     * @return its id, or null when readers never noticed
     */
    @Whitelisted
    public String getDeployment() {
        return deployment;
    }
}
