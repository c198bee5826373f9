package io.jenkins.plugins.dataops.report;

/**
 * A chapter in the table of contents.
 *
 * @param badge how its change ended
 * @param title what the change was about
 * @param headline what happened, in one sentence
 * @param target id of the chapter
 */
record ChapterLine(Badge badge, String title, String headline, String target) {}
