package io.jenkins.plugins.dataops.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a program wants to be answered, read from words that cannot be parsed: it asked for a document, and gets one
 * whatever else is wrong with them.
 *
 * @param json whether standard output is to be the result document
 * @param result where the document is to be written, too
 */
record WantedAnswer(boolean json, Optional<Path> result) {
    private static final String FORMAT = "--format";
    private static final String RESULT = "--result";

    /** What the words ask for; what stands behind two dashes asks for nothing. */
    static WantedAnswer in(List<String> words) {
        int end = words.indexOf("--");
        List<String> own = end < 0 ? words : words.subList(0, end);
        return new WantedAnswer(
                value(FORMAT, own).filter("json"::equalsIgnoreCase).isPresent(),
                value(RESULT, own).filter(file -> !file.isBlank()).map(Path::of));
    }

    private static Optional<String> value(String option, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(option + "=")) {
                return Optional.of(words.get(i).substring(option.length() + 1));
            }
            if (words.get(i).equals(option) && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
