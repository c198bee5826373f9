package io.jenkins.plugins.dataops.report;

/**
 * Where a section stands on its page.
 *
 * @param id unique on the page
 * @param open whether it is unfolded
 */
record SectionPlace(String id, boolean open) {}
