package io.jenkins.plugins.dataops.database;

/**
 * A column of a table or view.
 *
 * @param name its name, as the catalog spells it
 * @param type its type in the engine's words, with all that makes it another type (length, scale, collation)
 */
public record Column(String name, String type) {}
