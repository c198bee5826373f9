package io.jenkins.plugins.dataops.blackbox.check;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What a check can find, whether good or bad. */
public enum CheckCode implements MessageCode {
    /** No cell is NULL. */
    NO_NULL("rows"),
    /** Some are. */
    NULL_FOUND("violating", "rows", "columns"),
    /** How many cells of a column are NULL. */
    NULL_CELLS("column", "cells"),
    /** Every value is one of the list. */
    ACCEPTED_VALUES("rows"),
    /** Some are not. */
    OTHER_VALUES("violating", "rows", "column"),
    /** Every value is in the range. */
    IN_RANGE("rows"),
    /** Some are not. */
    OUTSIDE_RANGE("violating", "rows", "column", "min", "max"),
    /** Some are not, and the range is not to be seen. */
    OUTSIDE_MASKED_RANGE("violating", "rows", "column"),
    /** Every row that is referred to is there. */
    REFERENCES_FOUND("rows"),
    /** Some are not. */
    REFERENCES_MISSING("violating", "rows", "columns"),
    /** No value is there twice. */
    UNIQUE("rows", "columns"),
    /** Some are. */
    REPEATED("rows", "values", "columns", "surplus"),
    /** There are as many rows as there should be. */
    ROWS_COUNTED("rows"),
    /** There are more or fewer. */
    ROWS_NOT_EXACTLY("rows", "wanted"),
    /** There are fewer. */
    TOO_FEW_ROWS("rows", "least"),
    /** There are more. */
    TOO_MANY_ROWS("rows", "most"),
    /** The latest row is young enough. */
    FRESH("column", "latest", "age"),
    /** It is not. */
    STALE("column", "latest", "age", "within"),
    /** The latest row is young enough, and its time is not to be seen. */
    FRESH_MASKED("column", "within"),
    /** It is not. */
    STALE_MASKED("column", "within"),
    /** There is no time that could be looked at. */
    NOTHING_FRESH("column"),
    /** What was found beside rows that are after the clock of the run. */
    FUTURE_LEFT_OUT("finding", "rows"),
    /** The query finds nothing wrong. */
    QUERY_WITHOUT_ROWS(),
    /** It does. */
    QUERY_WITH_ROWS("rows");

    private final List<String> parameters;

    CheckCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
