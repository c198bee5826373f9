package io.jenkins.plugins.dataops.bluegreen;

import java.sql.SQLException;

/**
 * A plan with what it takes to carry it out.
 *
 * @param plan what people read
 * @param content what will be live
 * @param steps carries it out, in the session that it was made in
 */
record PlanDraft(SwitchPlan plan, JournalRow.Content content, Steps steps) {
    /** What a strategy does to switch as planned. */
    @FunctionalInterface
    interface Steps {
        /** Does it, and refuses to have it committed when readers would not get what was planned. */
        void carryOut() throws SQLException;
    }
}
