package io.jenkins.plugins.dataops.pipeline;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code blackBoxTest} returns to the Pipeline. */
public final class BlackBoxSummary implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String outcome;
    private final int total;
    private final int passed;
    private final int failed;
    private final int warned;
    private final int errors;

    BlackBoxSummary(BlackBoxResult result) {
        this.outcome = result.outcome().name().toLowerCase(java.util.Locale.ROOT);
        this.total = result.tests().size();
        this.passed = (int) result.count(Outcome.PASSED);
        this.failed = (int) result.count(Outcome.FAILED);
        this.warned = (int) result.count(Outcome.UNSTABLE);
        this.errors = (int) result.count(Outcome.ERROR);
    }

    /**
     * How it ended.
     *
     * @return passed, unstable, or failed when {@code failureUnstable} was asked for
     */
    @Whitelisted
    public String getOutcome() {
        return outcome;
    }

    /**
     * How many tests there are.
     *
     * @return their number
     */
    @Whitelisted
    public int getTotal() {
        return total;
    }

    /**
     * How many passed.
     *
     * @return their number
     */
    @Whitelisted
    public int getPassed() {
        return passed;
    }

    /**
     * How many failed.
     *
     * @return their number
     */
    @Whitelisted
    public int getFailed() {
        return failed;
    }

    /**
     * How many that only warn were not true.
     *
     * @return their number
     */
    @Whitelisted
    public int getWarned() {
        return warned;
    }

    /**
     * How many could not be run.
     *
     * @return their number
     */
    @Whitelisted
    public int getErrors() {
        return errors;
    }
}
