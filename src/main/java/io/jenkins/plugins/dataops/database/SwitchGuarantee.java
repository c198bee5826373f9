package io.jenkins.plugins.dataops.database;

/** How much of a switch over several objects readers can see half done. */
public enum SwitchGuarantee {
    /** All objects change in one transaction: nobody sees a mixture. */
    ATOMIC,
    /** Each object changes in an instant of its own: a mixture is visible for a moment. */
    PER_OBJECT,
    /** Not even one object changes in an instant. */
    NONE
}
