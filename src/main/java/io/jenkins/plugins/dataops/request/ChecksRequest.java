package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Map;

/**
 * What is checked around a switch; where nothing is said, the project file holds.
 *
 * @param checksBefore patterns of specifications that the candidate must pass
 * @param checksAfter patterns of specifications that the live schema must pass after the switch
 * @param parameters values for <code>${name}</code> in them, over those of the project file
 */
public record ChecksRequest(
        @RequestOption(
                name = "--check-before",
                label = "PATTERN",
                help = "Specifications that the candidate must pass; may be repeated (default: the product's"
                        + " 'checks.before').")
        @Carried
        List<String> checksBefore,
        @RequestOption(
                name = "--check-after",
                label = "PATTERN",
                help = "Specifications that the live schema must pass after the switch, or it is switched back; may be"
                        + " repeated (default: the product's 'checks.after').")
        @Carried
        List<String> checksAfter,
        @RequestOption(
                name = "--parameter",
                label = "NAME=VALUE",
                help = "A value for ${NAME} in specifications and SQL files; may be repeated. 'schema', 'live' and"
                        + " 'candidate' are given by the deployment.")
        @Carried
        Map<String, String> parameters) {
    /** As the project file says. */
    static final ChecksRequest DEFAULT = new ChecksRequest(null, null, null);

    /** Fills what is left out. */
    public ChecksRequest {
        checksBefore = AbsentValues.list(checksBefore, "checksBefore");
        checksAfter = AbsentValues.list(checksAfter, "checksAfter");
        parameters = AbsentValues.map(parameters, "parameters");
    }

    /** Shows no value, which may be a secret that somebody wrote in clear. */
    @Override
    public String toString() {
        return "ChecksRequest[" + checksBefore + ", " + checksAfter + "]";
    }
}
