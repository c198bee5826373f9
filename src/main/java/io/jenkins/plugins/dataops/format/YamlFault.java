package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is wrong with a YAML file in the words of somebody who writes YAML, not of the binding library. */
final class YamlFault {
    private YamlFault() {}

    /** What ended the binding. */
    static String explain(JsonProcessingException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof UsageException || cause instanceof IllegalArgumentException) {
            return cause.getMessage();
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return expected(mismatch.getTargetType(), null) + within(pointer(mismatch));
        }
        // The indented lines repeat the place and quote the file.
        return failure.getOriginalMessage().lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    /** Where in the file the binding ended. */
    static JsonPointer pointer(JsonMappingException failure) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : failure.getPath()) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }

    /** What a type takes; the value is not repeated unless it is a word out of a fixed list: it may be a secret. */
    static String expected(Class<?> type, String value) {
        if (type.isEnum()) {
            return (value == null ? "is" : "'" + value + "' is") + " none of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        return "expected " + kind(type);
    }

    private static String kind(Class<?> type) {
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "keys with values";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Character.class) {
            return "one character";
        }
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (type == Duration.class) {
            return "a duration such as PT24H or P2D (ISO 8601)";
        }
        return type == String.class ? "text" : "another kind of value (" + type.getSimpleName() + ")";
    }

    /** The way to a place as people write it, such as {@code in 'tests[0].name'}. */
    static String within(JsonPointer at) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer step = at; !step.matches(); step = step.tail()) {
            if (step.mayMatchElement()) {
                path.append('[').append(step.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getMatchingProperty());
            }
        }
        return path.isEmpty() ? "" : " in '" + path + "'";
    }
}
