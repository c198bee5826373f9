package io.jenkins.plugins.dataops.database;

import java.util.List;

/**
 * Something that hangs on a view, is lost with it and can be created again: a trigger, a rule, a column's default.
 *
 * @param what what it is, for people, such as {@code trigger "audit"}
 * @param statements the SQL that creates it on a view of the same name
 * @param columns the columns of the view that it needs
 */
public record Attachment(String what, List<String> statements, List<String> columns) {}
