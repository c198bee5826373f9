package io.jenkins.plugins.dataops.blackbox.check;

import io.jenkins.plugins.dataops.result.Message;

/**
 * What a check saw, before anybody judges it.
 *
 * @param message what is so, whether good or bad
 * @param violations the counts and samples
 */
public record CheckFinding(Message message, Violations violations) {}
