package io.jenkins.plugins.dataops.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/**
 * Single values of an event that comes from outside, each in its one form. The library would take {@code 1700000000000}
 * for an instant in seconds, {@code "no"} for neither true nor false, and {@code 1e7} for a revision.
 */
final class GivenValues extends SimpleModule {
    private static final long serialVersionUID = 1L;

    GivenValues() {
        addDeserializer(String.class, new Only<>(
                String.class, "text", Set.of(JsonToken.VALUE_STRING), GivenValues::text));
        addDeserializer(Boolean.class, new Only<>(
                Boolean.class,
                "true or false",
                Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE),
                (parser, context) -> parser.getBooleanValue()));
        addDeserializer(Instant.class, new Only<>(
                Instant.class, "an instant such as 2026-03-02T09:14:07Z", Set.of(JsonToken.VALUE_STRING), GivenValues::instant));
    }

    /** Reads what a token says. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(JsonParser parser, DeserializationContext context) throws IOException;
    }

    /** What UTF-8 cannot write would be kept as a question mark, and two ids as one. */
    private static String text(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getText();
        return text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                ? context.reportInputMismatch(String.class, "expected text, not half of a character (a lone surrogate)")
                : text;
    }

    private static Instant instant(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.getText().contains("T")
                ? InstantDeserializer.INSTANT.deserialize(parser, context)
                : context.reportInputMismatch(Instant.class, "expected an instant such as 2026-03-02T09:14:07Z");
    }

    private static final class Only<T> extends JsonDeserializer<T> {
        private final Class<T> type;
        private final String expected;
        private final Set<JsonToken> tokens;
        private final Reading<T> reading;

        Only(Class<T> type, String expected, Set<JsonToken> tokens, Reading<T> reading) {
            this.type = type;
            this.expected = expected;
            this.tokens = tokens;
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return tokens.contains(parser.currentToken())
                    ? reading.of(parser, context)
                    : context.reportInputMismatch(type, "expected " + expected);
        }
    }
}
