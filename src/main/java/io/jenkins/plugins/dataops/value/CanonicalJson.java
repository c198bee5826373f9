package io.jenkins.plugins.dataops.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text for each JSON value: keys sorted, no white space, numbers by value. Of a key that occurs twice the last
 * one counts, as in PostgreSQL's {@code jsonb}.
 */
public final class CanonicalJson {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(150_000)
                    .maxStringLength(50_000_000)
                    .build())
            .build();

    private CanonicalJson() {}

    /**
     * Canonical text of a document.
     *
     * @param document JSON; NaN and the infinities are let through, as DuckDB prints them
     * @return canonical JSON
     * @throws IllegalArgumentException when it is not one JSON value
     */
    public static String of(String document) {
        try (JsonParser parser = FACTORY.createParser(document)) {
            parser.nextToken();
            String text = read(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON value");
            }
            return text;
        } catch (IOException malformed) {
            throw new IllegalArgumentException("malformed JSON", malformed);
        }
    }

    /**
     * Reads the value at which a parser stands.
     *
     * @param parser stands at the value's first token, and at its last one afterwards
     * @return canonical JSON
     * @throws IOException when it is malformed
     */
    public static String read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("no JSON value");
        }
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                Numbers.parse(ValueKind.NUMBER, parser.getText()).text();
            case VALUE_TRUE, VALUE_FALSE -> Boolean.toString(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> "null";
            default -> quote(parser.getText());
        };
    }

    private static String readObject(JsonParser parser) throws IOException {
        Map<String, String> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            members.put(key, read(parser));
        }
        StringBuilder text = new StringBuilder("{");
        members.forEach((key, value) ->
                text.append(text.length() == 1 ? "" : ",").append(quote(key)).append(':').append(value));
        return text.append('}').toString();
    }

    private static String readArray(JsonParser parser) throws IOException {
        StringBuilder text = new StringBuilder("[");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            text.append(text.length() == 1 ? "" : ",").append(read(parser));
        }
        return text.append(']').toString();
    }

    /**
     * A JSON string.
     *
     * @param text any characters
     * @return quoted and escaped
     */
    public static String quote(String text) {
        StringWriter out = new StringWriter(text.length() + 2);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.writeString(text);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString();
    }
}
