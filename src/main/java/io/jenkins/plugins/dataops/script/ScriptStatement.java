package io.jenkins.plugins.dataops.script;

/**
 * One statement of a file.
 *
 * @param line the line of its first word, from 1
 * @param text the statement without its semicolon, parameters not yet put in
 * @param copy whether it is psql's {@code \copy}, which is no SQL
 */
record ScriptStatement(int line, String text, boolean copy) {}
