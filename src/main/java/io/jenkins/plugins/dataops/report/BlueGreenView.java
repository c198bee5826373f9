package io.jenkins.plugins.dataops.report;

import java.util.List;
import java.util.Optional;

/**
 * A blue-green result as its template shows it.
 *
 * @param head the section's line
 * @param verdict what happened to the product
 * @param next what a person can do now
 * @param facts what it was done to and how
 * @param refusals why the switch would be refused
 * @param warnings what should be known
 * @param checks the checks that ran
 * @param objects what happens to each object
 * @param drift what changed in the live data meanwhile
 * @param plan the SQL
 * @param privileges rights that were carried over
 * @param dependants what depends on the views
 * @param journal the last switches
 */
record BlueGreenView(
        SectionHead head,
        String verdict,
        Optional<String> next,
        List<Fact> facts,
        List<String> refusals,
        List<String> warnings,
        Rows<Check> checks,
        Rows<ChangedObject> objects,
        Rows<DriftedObject> drift,
        Optional<Plan> plan,
        Rows<Right> privileges,
        Rows<Dependent> dependants,
        Rows<Entry> journal) {

    /** A check; {@code when} names the point at which it ran. */
    record Check(Badge badge, String name, String when, String schema, String message, String took) {}

    /** An object that the switch touches, with the columns that change; many are folded under their count. */
    record ChangedObject(
            String name,
            Badge badge,
            String rowsBefore,
            String rowsAfter,
            String count,
            boolean many,
            List<Fact> columns) {}

    /** An object whose live content changed. */
    record DriftedObject(String name, String before, String after) {}

    /** The SQL of the switch; {@code leftOut} says what is not shown. */
    record Plan(String hash, String count, List<String> statements, String leftOut) {}

    /** A right that readers keep. */
    record Right(String object, String grantee, String right) {}

    /** Something that depends on a view of the product. */
    record Dependent(String kind, String name, String needs) {}

    /** A line of the journal in the target database. */
    record Entry(
            String number, Moment at, String action, Badge badge, String way, String revision, String owner, String reason) {}
}
