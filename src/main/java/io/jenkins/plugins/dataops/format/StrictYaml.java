package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Binds a YAML file to a record. A typing error in a key must never be read as "not set": a gate that was meant to
 * be there would silently be gone.
 */
public final class StrictYaml {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .annotationIntrospector(new KebabCaseEnums())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private StrictYaml() {}

    /**
     * Reads a file.
     *
     * @param file the YAML file, UTF-8
     * @param type the record to bind to
     * @param <T> its type
     * @return what the file says
     * @throws UsageException when it is missing, empty, malformed, has an unknown key or a value of the wrong kind;
     *     the message names file and line
     */
    public static <T> T read(Path file, Class<T> type) {
        try {
            T value = MAPPER.readValue(Files.readString(file), type);
            if (value == null) {
                throw new UsageException(file + " is empty: it must hold at least one key");
            }
            return value;
        } catch (NoSuchFileException missing) {
            throw new UsageException(file + " does not exist: create it or name another file", missing);
        } catch (JsonProcessingException malformed) {
            throw new UsageException(file + place(malformed.getLocation()) + ": " + explain(malformed), malformed);
        } catch (IOException unreadable) {
            throw new UsageException(file + " can not be read as UTF-8 text: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String explain(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '" + unknown.getPropertyName() + "'"
                    + path(unknown) + "; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        Throwable cause = failure.getCause();
        if (cause instanceof UsageException || cause instanceof IllegalArgumentException) {
            return cause.getMessage();
        }
        String message = failure.getOriginalMessage().lines().findFirst().orElse("malformed");
        return failure instanceof JsonMappingException mapping ? message + path(mapping) : message;
    }

    private static String path(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .limit(Math.max(0, failure.getPath().size() - 1))
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " in '" + path + "'";
    }
}
