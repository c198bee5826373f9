package io.jenkins.plugins.dataops.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Values for the parameters in the specifications around a switch. */
final class CheckParameters {
    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "A value for $${NAME} in specifications and SQL files; may be repeated. 'schema', 'live' and"
                    + " 'candidate' are given by the deployment.")
    Map<String, String> values = new LinkedHashMap<>();
}
