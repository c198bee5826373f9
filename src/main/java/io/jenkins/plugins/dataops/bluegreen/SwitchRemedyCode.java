package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What a person can do now. A command that cannot be given where it is read is absent. */
enum SwitchRemedyCode implements MessageCode {
    /** Readers are on it. */
    ROLL_BACK_IF_BAD("command"),
    /** Judge anew, or take back. */
    HAVE_CHECKED_AGAIN("check", "rollback"),
    /** Judge, or take back. */
    FINISH_CHECKS("check", "rollback"),
    /** Take back when that is possible. */
    ROLL_BACK_LATER("rollback", "check"),
    /** No way back is there. */
    FIX_DATA("command"),
    /** The failed version is still there. */
    LOOK_AT_FAILED_CANDIDATE("schema", "command"),
    /** A rollback is possible. */
    WAY_BACK_OPEN(),
    /** What was rolled back is still there. */
    REPLACED_DATA_STAYS("schema"),
    /** The plan is good. */
    APPROVE_PLAN("plan"),
    /** The plan is not good. */
    PLAN_SWITCH_AGAIN("command"),
    /** Something is in the way. */
    TRY_SWITCH_AGAIN("command"),
    /** The plan is another one. */
    APPROVE_NEW_PLAN("command"),
    /** Something else is live. */
    PLAN_SWITCH_ANEW("command"),
    /** The candidate stays. */
    SWITCH_WITHOUT_BUILDING("command"),
    /** The candidate is bad. */
    FIX_BUILD_OF("schema", "command"),
    /** The live data changed. */
    BUILD_ON_LIVE("prepare"),
    /** The candidate changed. */
    STOP_WRITERS("command"),
    /** No candidate. */
    PREPARE_FIRST("command"),
    /** All is as it should be. */
    NOTHING_NEEDED(),
    /** The run is over. */
    BEGIN_AGAIN("command"),
    /** The product is held. */
    WAIT_OR_TAKE_OVER("command"),
    /** A run of an older version. */
    WAIT_OR_SAME_VERSION("command"),
    /** The holder is dead. */
    BEGIN_AT_ONCE("command"),
    /** The token or the owner is wrong. */
    GIVE_TOKEN(),
    /** The switch has happened by another plan. */
    BEGIN_FOR_ANOTHER_PLAN("command"),
    /** The switch has happened as another revision. */
    BEGIN_FOR_ANOTHER_REVISION("command"),
    /** The holder is dead. */
    NEXT_RUN_TAKES("command"),
    /** A candidate waits. */
    GO_ON_WITH_CANDIDATE("check", "prepare"),
    /** The candidate is of an earlier run. */
    PREPARE_ANEW("command"),
    /** The candidate is empty. */
    BUILD_THEN_SWITCH(),
    /** No way back. */
    DEPLOY_GOOD_REVISION(),
    /** No way back any more. */
    PREVIOUS_OVERWRITTEN(),
    /** A schema of others. */
    RENAME_SCHEMA(),
    /** Others need what is to be cleared. */
    MOVE_DEPENDANTS("remedies", "schema"),
    /** A copy is not possible. */
    EITHER_WAY("remedies"),
    /** What to do about all that stands in the way. */
    CLEAR_AWAY("remedies"),
    /** Somebody writes. */
    WAIT_FOR_WRITERS("command"),
    /** Somebody is in the way. */
    WAIT_FOR_TABLES("command"),
    /** The connection is lost. */
    SWITCH_AGAIN("command");

    private final List<String> parameters;

    SwitchRemedyCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
