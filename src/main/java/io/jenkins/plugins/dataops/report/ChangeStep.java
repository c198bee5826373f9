package io.jenkins.plugins.dataops.report;

/**
 * One step on the way of the change.
 *
 * @param name what was done
 * @param badge how it ended
 * @param took how long it took, for people; may be empty
 * @param target id of the section that tells more
 */
record ChangeStep(String name, Badge badge, String took, String target) {}
