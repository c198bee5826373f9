package io.jenkins.plugins.dataops.deploy;

import java.util.List;
import java.util.Map;

/**
 * What somebody says of the checks around a switch; where nothing is said, the project file holds.
 *
 * @param before patterns of specifications that the candidate must pass
 * @param after patterns of specifications that the live schema must pass after the switch
 * @param parameters values for <code>${name}</code> in them, over those of the project file
 */
public record CheckRequest(List<String> before, List<String> after, Map<String, String> parameters) {}
