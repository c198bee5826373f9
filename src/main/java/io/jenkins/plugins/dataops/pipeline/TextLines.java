package io.jenkins.plugins.dataops.pipeline;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.stapler.Stapler;

/**
 * Lists of text as they come from a Jenkinsfile, one element a value, or from the Snippet Generator, where a text area
 * arrives as one element with a value a line. What a Jenkinsfile says is taken as it is: a value with a line break in it,
 * such as a commit's message, is one value.
 */
final class TextLines {
    private TextLines() {}

    static List<String> of(List<String> given) {
        Stream<String> values = given == null ? Stream.of() : given.stream().filter(Objects::nonNull);
        if (Stapler.getCurrentRequest2() != null) {
            values = values.flatMap(String::lines).map(String::strip);
        }
        return values.filter(value -> !value.isBlank()).toList();
    }

    /** What is wrong with name=value pairs; named by its place, because a value may be a secret. */
    static Optional<String> pairFault(String field, List<String> pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.get(i).indexOf('=') < 1) {
                return Optional.of("number " + (i + 1) + " of " + field
                        + " is no name=value pair, such as 'schema=sales'");
            }
        }
        return Optional.empty();
    }

    /** What is wrong with names of environment variables; named by their place, because one may be a secret itself. */
    static Optional<String> variableFault(String field, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).matches("[A-Za-z_][A-Za-z0-9_]*")) {
                return Optional.of("number " + (i + 1) + " of " + field
                        + " is no name of an environment variable, such as 'WAREHOUSE_PASSWORD'");
            }
        }
        return Optional.empty();
    }

    /** What name=value pairs say, each of which is one. */
    static Map<String, String> pairs(List<String> pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        pairs.forEach(pair -> values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
        return values;
    }

    /** What is wrong with the form of a duration; nothing when it is left out. */
    static Optional<String> durationFault(String field, String text) {
        try {
            if (text != null) {
                Duration.parse(text);
            }
            return Optional.empty();
        } catch (DateTimeParseException malformed) {
            return Optional.of(field + " is no ISO 8601 duration, such as PT10M");
        }
    }

    /** What is wrong with a duration that has to be within a range, both ends included; nothing when it is left out. */
    static Optional<String> durationFault(String field, String text, String least, String most) {
        Optional<String> malformed = durationFault(field, text);
        if (text == null || malformed.isPresent()) {
            return malformed;
        }
        boolean fits = Duration.parse(text).compareTo(Duration.parse(least)) >= 0
                && Duration.parse(text).compareTo(Duration.parse(most)) <= 0;
        return fits ? Optional.empty() : Optional.of(field + " must be from " + least + " to " + most);
    }

    /** What is wrong with a word out of a few; nothing when it is left out. */
    static Optional<String> wordFault(String field, String word, List<String> allowed) {
        return word == null || allowed.contains(word)
                ? Optional.empty()
                : Optional.of("unknown " + field + " '" + word + "': it is one of " + String.join(", ", allowed));
    }

    /** The words of an enum, as people write them. */
    static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(word -> word.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** What such a word stands for; nothing when it is left out. */
    static <E extends Enum<E>> Optional<E> word(Class<E> type, String word) {
        return Optional.ofNullable(word).map(given -> Enum.valueOf(type, given.toUpperCase(Locale.ROOT)));
    }
}
