package io.jenkins.plugins.dataops.report;

import java.util.List;
import java.util.Optional;

/**
 * What one result document adds to a page.
 *
 * @param html the section itself, every value escaped
 * @param steps what it adds to the way of the change
 * @param next what a person can do now, in one sentence
 */
record Section(String html, List<ChangeStep> steps, Optional<String> next) {}
