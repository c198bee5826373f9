package io.jenkins.plugins.dataops.database;

/**
 * What a table held at one moment, small enough to be kept.
 *
 * @param rows how many rows
 * @param checksum a sum over all rows that does not depend on their order, in the engine's own way
 */
public record TableFingerprint(long rows, String checksum) {}
