package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What should be known of an action although it stopped nothing. */
enum SwitchWarningCode implements MessageCode {
    /** The lease may still be there. */
    NOT_GIVEN_BACK("reason"),
    /** What the switch loses. */
    DRIFT_ACCEPTED("drift"),
    /** The engine knows little of the candidate. */
    NO_STATISTICS("reason"),
    /** The other colour stays. */
    PREVIOUS_NOT_DROPPED("reason"),
    /** Nothing was done this time. */
    TOLD_AGAIN(),
    /** What a rollback hides is not known. */
    DRIFT_UNKNOWN("reason"),
    /** The ledger is told what was known. */
    JOURNAL_NOT_READ_AGAIN("reason"),
    /** A candidate that others know. */
    EARLIER_BUILD_MAY_WRITE("run", "schema"),
    /** Nothing to begin with. */
    STARTS_EMPTY(),
    /** What a copy leaves out. */
    NOT_COPIED("object");

    private final List<String> parameters;

    SwitchWarningCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
