package io.jenkins.plugins.dataops.pipeline;

import hudson.Util;
import java.util.List;
import java.util.Objects;

/**
 * Lists of text as they come from a Jenkinsfile, one element a value, or from the Snippet Generator, where a text area
 * arrives as one element with a value a line.
 */
final class TextLines {
    private TextLines() {}

    static List<String> of(List<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .filter(Objects::nonNull)
                        .flatMap(String::lines)
                        .map(Util::fixEmptyAndTrim)
                        .filter(Objects::nonNull)
                        .toList();
    }

    static List<String> pairs(String step, String field, List<String> given) {
        List<String> pairs = of(given);
        for (String pair : pairs) {
            if (pair.indexOf('=') < 1) {
                throw new IllegalArgumentException(
                        step + ": '" + pair + "' in " + field + " is no name=value pair, such as 'schema=sales'");
            }
        }
        return pairs;
    }

    static String text(List<String> values) {
        return String.join("\n", values);
    }
}
