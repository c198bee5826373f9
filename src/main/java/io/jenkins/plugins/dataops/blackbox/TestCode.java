package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What is said of a test, of a comparison, and of a whole run. */
enum TestCode implements MessageCode {
    /** Two sides without rows prove nothing. */
    NOTHING_COMPARED(),
    /** A check of no rows proves nothing. */
    NOTHING_CHECKED(),
    /** Every row is as expected. */
    ROWS_EQUAL("rows"),
    /** Every value is, although types are not. */
    ROWS_EQUAL_BUT_TYPES("rows", "columns"),
    /** So many of these rows the database has found equal by their hashes. */
    EQUAL_BY_HASH("finding", "rows"),
    /** The type of a column whose values compare all the same. */
    COLUMN_TYPE("column", "actual", "expected"),
    /** Some rows are not as expected. */
    ROWS_DIFFER("differing", "total", "changes"),
    /** How many expected rows are not there. */
    ROWS_MISSING("rows"),
    /** How many rows are not expected. */
    ROWS_ADDED("rows"),
    /** How many rows are there with other values. */
    ROWS_CHANGED("rows"),
    /** The same, and in which columns. */
    ROWS_CHANGED_IN("rows", "count", "columns", "more"),
    /** How many keys are there more than once. */
    KEYS_DUPLICATED("keys"),
    /** The columns are not those that are expected. */
    COLUMNS_DIFFER("columns"),
    /** Neither are the rows. */
    COLUMNS_AND_ROWS_DIFFER("columns", "rows"),
    /** An expected column that is not there. */
    COLUMN_MISSING("column"),
    /** A column that is not expected. */
    COLUMN_NOT_EXPECTED("column"),
    /** A column of a type whose values cannot be equal to the expected ones. */
    COLUMN_NOT_COMPARABLE("column", "actual", "expected"),
    /** What is wrong is no more than the test allows. */
    WITHIN_ALLOWED("finding", "allowed"),
    /** It is more. */
    MORE_THAN_ALLOWED("finding", "allowed"),
    /** How many rows may be wrong. */
    ALLOWED_ROWS("rows"),
    /** Which share of the rows may be wrong. */
    ALLOWED_PERCENT("percent"),
    /** The question could not be answered. */
    NOT_ANSWERED("reason"),
    /** The database refused the query, and its values must not be seen. */
    QUERY_REFUSED("state", "said", "position"),
    /** The test took longer than it may. */
    TIMED_OUT("limit"),
    /** The test was not begun. */
    NOT_RUN("signal"),
    /** The SQL of the tests has made what it must not make. */
    FORBIDDEN_FILE("reason"),
    /** How a run ended. */
    RUN_ENDED("tests", "counts"),
    /** How many tests found wrong data. */
    TESTS_FAILED("tests"),
    /** How many could not be answered. */
    TESTS_NOT_ANSWERED("tests"),
    /** How many found wrong data and only warn. */
    TESTS_WARNED("tests"),
    /** How many passed. */
    TESTS_PASSED("tests");

    private final List<String> parameters;

    TestCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
