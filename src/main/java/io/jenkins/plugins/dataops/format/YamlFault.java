package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is wrong with a YAML file in the words of somebody who writes YAML, not of the binding library. */
final class YamlFault {
    private YamlFault() {}

    static String explain(JsonProcessingException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof UsageException || cause instanceof IllegalArgumentException) {
            return cause.getMessage();
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '" + unknown.getPropertyName() + "'" + within(unknown, 1) + "; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            // The value itself is not repeated unless it is a word out of a fixed list: it may be a misplaced secret.
            return expected(mismatch) + within(mismatch, 0);
        }
        // The indented lines repeat the place and quote the file.
        return failure.getOriginalMessage().lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type.isEnum()) {
            String given = mismatch instanceof InvalidFormatException format ? "'" + format.getValue() + "' is" : "is";
            return given + " none of "
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
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return type == String.class ? "text" : "another kind of value (" + type.getSimpleName() + ")";
    }

    private static String within(JsonMappingException failure, int leaveOut) {
        String path = failure.getPath().stream()
                .limit(Math.max(0, failure.getPath().size() - leaveOut))
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " in '" + path + "'";
    }
}
