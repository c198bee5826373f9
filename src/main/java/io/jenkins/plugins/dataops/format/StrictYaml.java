package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
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
        T value = bind(file, text(file), type);
        if (value == null) {
            throw new UsageException(file + " is empty: it must hold at least one key");
        }
        return value;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new UsageException(file + " does not exist: create it or name another file", missing);
        } catch (IOException unreadable) {
            throw new UsageException(file + " can not be read as UTF-8 text: " + unreadable.getMessage(), unreadable);
        }
    }

    private static <T> T bind(Path file, String text, Class<T> type) {
        KeyPlaces places = null;
        try (KeyPlaces parser = new KeyPlaces(MAPPER.createParser(text))) {
            places = parser;
            return MAPPER.readValue(parser, type);
        } catch (JsonProcessingException failure) {
            JsonProcessingException malformed = syntax(failure);
            throw new UsageException(file + place(malformed, places) + ": " + YamlFault.explain(malformed), malformed);
        } catch (IOException unreadable) {
            throw new UsageException(file + " can not be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Broken syntax arrives wrapped when it stands within a block; then the inner one knows the place. */
    private static JsonProcessingException syntax(JsonProcessingException failure) {
        return failure.getCause() instanceof JacksonYAMLParseException inner ? inner : failure;
    }

    private static String place(JsonProcessingException failure, KeyPlaces places) {
        JsonLocation location = failure instanceof JsonMappingException mapping && places != null
                ? places.find(mapping.getPath()).orElse(null)
                : failure.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
