package io.jenkins.plugins.dataops.report;

/**
 * A part of a cell's text.
 *
 * @param text what is to be read
 * @param marked whether it differs from the other side
 * @param token whether it stands for something that has no visible text, such as NULL or a space at the end
 */
record Piece(String text, boolean marked, boolean token) {}
