package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;

/**
 * What a {@link SwitchCheck} found.
 *
 * @param name the check's name
 * @param outcome passed or only warned lets the switch go on; failed or error does not
 * @param message what it says of the data
 * @param took how long it took
 */
public record CheckReport(String name, Outcome outcome, Message message, Duration took) {}
