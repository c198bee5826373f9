package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What is said of a script that failed: why, and what of it is in the database. */
enum FailureCode implements MessageCode {
    /** What failed, where, and what the database said. */
    SCRIPT_FAILED("script", "line", "said"),
    /** Nobody knows what is left. */
    LEFT_UNKNOWN("script"),
    /** All of it is there. */
    LEFT_WHOLE("script"),
    /** Nothing of it is there. */
    LEFT_NOTHING("script"),
    /** Parts of it are there. */
    LEFT_PARTLY("script", "parts"),
    /** Some of its statements commit by themselves, and nobody knows which of them ran. */
    LEFT_UNCOUNTED("script"),
    /** What its own statements have committed is there. */
    LEFT_COMMITTED("script", "parts"),
    /** How many of its statements are committed. */
    STATEMENTS_COMMITTED("statements"),
    /** What stood behind them is taken back. */
    STATEMENTS_TAKEN_BACK("kept", "line"),
    /** How many statements are done. */
    STATEMENTS_DONE("statements", "line"),
    /** That they are done, where nobody has counted them. */
    STATEMENTS_DONE_BEFORE("line"),
    /** Nobody knows of the failed statement itself. */
    STATEMENT_UNKNOWN("line");

    private final List<String> parameters;

    FailureCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
