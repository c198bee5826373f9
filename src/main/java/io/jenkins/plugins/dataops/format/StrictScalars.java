package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * Single values as YAML tells them apart: what is quoted is text, and text is no number and no truth. The library would
 * take {@code "20"} for a number, and {@code ""} for "not set".
 */
final class StrictScalars extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StrictScalars() {
        addDeserializer(Duration.class, new DurationText());
        addDeserializer(Character.class, new OneCharacter());
        unquoted(Boolean.class);
        unquoted(Integer.class);
        unquoted(Long.class);
        unquoted(BigDecimal.class);
    }

    @SuppressWarnings("unchecked")
    private <T> void unquoted(Class<T> type) {
        JsonDeserializer<?> reader = NumberDeserializers.find(type, type.getName());
        addDeserializer(type, new Unquoted<>(type, (JsonDeserializer<T>) reader));
    }

    /** A value of a type that is never written in quotes. */
    private static final class Unquoted<T> extends JsonDeserializer<T> {
        private final Class<T> type;
        private final JsonDeserializer<T> reader;

        Unquoted(Class<T> type, JsonDeserializer<T> reader) {
            this.type = type;
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            boolean number = parser.currentToken().isNumeric();
            if (type == Boolean.class ? !parser.currentToken().isBoolean() : !number) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            return reader.deserialize(parser, context);
        }
    }

    /** A number would be taken for the code of a character, which nobody means. */
    private static final class OneCharacter extends JsonDeserializer<Character> {
        @Override
        public Character deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().length() == 1
                    ? (Character) parser.getText().charAt(0)
                    : (Character) context.handleUnexpectedToken(Character.class, parser);
        }
    }

    /** A bare number would be taken for seconds, which nobody can see. */
    private static final class DurationText extends JsonDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Duration) context.handleUnexpectedToken(Duration.class, parser);
            }
            try {
                return Duration.parse(parser.getText());
            } catch (DateTimeException malformed) {
                return (Duration) context.handleWeirdStringValue(Duration.class, parser.getText(), "no duration");
            }
        }
    }
}
