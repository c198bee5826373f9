package io.jenkins.plugins.dataops.page;

import java.io.Serializable;

/** One result in a build's own file: what the front page says of it, and where the rest is. */
public final class RecordedResult implements Serializable {
    /** The outcome of a step that was aborted, whatever its command had done by then. */
    static final String ABORTED = "aborted";

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String outcome;
    private final String headline;

    RecordedResult(String file, String outcome, String headline) {
        this.file = file;
        this.outcome = outcome;
        this.headline = headline;
    }

    /** The name of the result document in the build's {@code dataops} folder. */
    String file() {
        return file;
    }

    /**
     * How it ended.
     *
     * @return passed, unstable, failed, error or aborted
     */
    public String getOutcome() {
        return outcome;
    }

    /** Whether all was well. */
    boolean isPassed() {
        return outcome.equals("passed");
    }

    /** Whether its step was aborted. */
    boolean isAborted() {
        return outcome.equals(ABORTED);
    }

    /**
     * What happened.
     *
     * @return one sentence of plain text
     */
    public String getHeadline() {
        return headline;
    }
}
