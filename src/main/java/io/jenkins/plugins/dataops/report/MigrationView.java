package io.jenkins.plugins.dataops.report;

import java.util.List;
import java.util.Optional;

/**
 * A migration result as its template shows it.
 *
 * @param head the section's line
 * @param next what a person can do now
 * @param failure the statement that failed
 * @param warnings what should be known
 * @param facts where, and at which version
 * @param migrations the table
 * @param scripts the SQL, script by script
 */
record MigrationView(
        SectionHead head,
        Optional<String> next,
        Optional<Failure> failure,
        List<String> warnings,
        List<Fact> facts,
        Rows<Entry> migrations,
        List<Script> scripts) {

    /** The failed statement, cut in three at the place that the database points at. */
    record Failure(String place, String message, String before, String marked, String after, String leftBehind) {}

    /** A line of the table. */
    record Entry(
            Badge badge,
            String version,
            String description,
            String script,
            Optional<Moment> installedAt,
            String took,
            String statements) {}

    /** The SQL of one script. */
    record Script(String name, String count, String transaction, List<Statement> statements, String leftOut) {}

    /** A statement and where it stands in its file. */
    record Statement(String line, String sql, boolean alone) {}
}
