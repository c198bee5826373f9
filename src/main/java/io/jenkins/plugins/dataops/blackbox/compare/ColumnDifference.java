package io.jenkins.plugins.dataops.blackbox.compare;

/**
 * How often a column differed.
 *
 * @param column its name
 * @param changed in how many changed rows
 */
public record ColumnDifference(String column, long changed) {}
