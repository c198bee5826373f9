package io.jenkins.plugins.dataops.report;

import java.util.List;
import java.util.Optional;

/**
 * A run of black-box tests as its template shows it.
 *
 * @param head the section's line
 * @param summary the counts
 * @param next what a person can do now
 * @param facts where it ran
 * @param notGood every test that did not pass, worst first
 * @param leftOut what is not shown of them
 * @param passed the other tests
 */
record BlackBoxView(
        SectionHead head,
        String summary,
        Optional<String> next,
        List<Fact> facts,
        List<Test> notGood,
        String leftOut,
        Rows<PassedTest> passed) {

    /** A test that did not pass. */
    record Test(
            String id,
            boolean open,
            Badge badge,
            String name,
            String where,
            String message,
            String description,
            String took,
            List<Fact> counts,
            Rows<ChangedColumn> columns,
            Rows<Note> notes,
            Optional<Differences> differences,
            Optional<Breaches> breaches,
            List<String> statements) {}

    /** A column and in how many rows it differed. */
    record ChangedColumn(String name, String changed) {}

    /** A difference between the columns themselves. */
    record Note(String column, Badge badge, String expected, String actual) {}

    /** The differing rows; {@code frozen} columns at the left stay in sight. */
    record Differences(
            List<ColumnHead> columns, boolean twofold, String frozen, Rows<DifferingRow> rows, String leftOut) {}

    /** A column's head; twofold ones have an expected and an actual cell, tall ones stand beside such. */
    record ColumnHead(String name, boolean key, boolean twofold, boolean tall) {}

    /** A differing row; {@code counts} where its key is there more than once. */
    record DifferingRow(Badge badge, String counts, List<DifferingCell> cells) {}

    /** A cell; no pieces where there is no such row on its side. */
    record DifferingCell(boolean key, boolean differs, List<Piece> pieces) {}

    /** Rows that break a rule. */
    record Breaches(List<String> columns, Rows<Breach> rows) {}

    /** A row that breaks a rule. */
    record Breach(List<DifferingCell> cells) {}

    /** A test that passed. */
    record PassedTest(Badge badge, String name, String where, String message, String took) {}
}
