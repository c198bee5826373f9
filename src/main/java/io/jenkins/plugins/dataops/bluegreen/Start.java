package io.jenkins.plugins.dataops.bluegreen;

/** How the candidate schema looks when the build begins to fill it. */
public enum Start {
    /** Nothing in it: the build creates its own tables. */
    EMPTY,
    /** The live colour's tables without rows: columns, defaults, constraints, indexes. */
    STRUCTURE,
    /** The live colour's tables with their rows: the build adds to them. */
    COPY
}
