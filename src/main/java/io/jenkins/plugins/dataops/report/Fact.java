package io.jenkins.plugins.dataops.report;

/**
 * One line of what should be known: a name and its value.
 *
 * @param name what it is
 * @param value the value as text
 */
record Fact(String name, String value) {}
