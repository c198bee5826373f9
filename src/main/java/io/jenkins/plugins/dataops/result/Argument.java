package io.jenkins.plugins.dataops.result;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * What a message says its code of. How it is written for people is the matter of the message's text: a duration and an
 * instant are texts in ISO 8601 here.
 */
public sealed interface Argument permits Argument.Text, Argument.Whole, Argument.Items, Message {
    /**
     * A name, a cell, SQL, a duration, an instant, or what somebody else has said.
     *
     * @param value as it is
     */
    record Text(@JsonValue String value) implements Argument {
        @Override
        public Argument masked(UnaryOperator<String> mask) {
            return new Text(mask.apply(value));
        }

        @Override
        public int depth() {
            return 0;
        }
    }

    /**
     * A count.
     *
     * @param value the number
     */
    record Whole(@JsonValue long value) implements Argument {
        @Override
        public Argument masked(UnaryOperator<String> mask) {
            return this;
        }

        @Override
        public int depth() {
            return 0;
        }
    }

    /**
     * Several of one kind.
     *
     * @param values in the order in which they are named
     */
    record Items(@JsonValue List<Argument> values) implements Argument {
        /** Keeps an own copy. */
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public Argument masked(UnaryOperator<String> mask) {
            return new Items(values.stream().map(value -> value.masked(mask)).toList());
        }

        @Override
        public int depth() {
            return 1 + values.stream().mapToInt(Argument::depth).max().orElse(0);
        }
    }

    /**
     * The same without what must not be seen.
     *
     * @param mask masks one text
     * @return an argument of the same kind
     */
    Argument masked(UnaryOperator<String> mask);

    /**
     * How deep messages and lists stand in one another.
     *
     * @return 0 for a text or number
     */
    int depth();

    /**
     * A value as an argument.
     *
     * @param value a text, a whole number, a duration, an instant, a message, or a list of such
     * @return the argument
     */
    static Argument of(Object value) {
        if (value instanceof Argument argument) {
            return argument;
        }
        if (value instanceof Long || value instanceof Integer) {
            return new Whole(((Number) value).longValue());
        }
        if (value instanceof List<?> values) {
            return new Items(values.stream().map(Argument::of).toList());
        }
        if (value instanceof String || value instanceof Duration || value instanceof Instant) {
            return new Text(value.toString());
        }
        throw new IllegalArgumentException("no argument of a message: " + value);
    }

    /**
     * An argument as it stands in JSON.
     *
     * @param node what a document holds
     * @return empty for a null
     * @throws IllegalArgumentException when a message in it is malformed
     */
    static Optional<Argument> read(JsonNode node) {
        if (node.isNull()) {
            return Optional.empty();
        }
        if (node.isObject()) {
            return Optional.of(Message.read(node));
        }
        if (node.isArray()) {
            return Optional.of(new Items(StreamSupport.stream(node.spliterator(), false)
                    .flatMap(element -> read(element).stream())
                    .toList()));
        }
        return Optional.of(node.canConvertToLong() && node.isIntegralNumber() ? new Whole(node.asLong()) : new Text(node.asText()));
    }
}
