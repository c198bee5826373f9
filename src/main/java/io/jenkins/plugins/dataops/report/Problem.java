package io.jenkins.plugins.dataops.report;

/**
 * What is in the result document when a verb could not do its work, so that a program that started the command can
 * tell a person why.
 *
 * @param exitCode 2 when the question is at fault, 3 when the tool or the database is
 * @param message one sentence: where, what, and what to do next
 */
public record Problem(int exitCode, String message) {}
