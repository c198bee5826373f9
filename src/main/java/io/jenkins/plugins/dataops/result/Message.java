package io.jenkins.plugins.dataops.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dataops.outcome.Sayable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What is said in a result, as no sentence: a {@link Language} makes one of it. A message may stand in another, as the
 * finding in a verdict does.
 *
 * @param code which of the known messages it is, in kebab case; it never comes to mean anything else
 * @param arguments by name what it says that of
 */
public record Message(String code, Map<String, Argument> arguments) implements Argument, Sayable {
    /** The code of a sentence as somebody else has made it: a database, a file, an earlier version. */
    public static final String TEXT = "text";

    /** More than any honest message needs. */
    private static final int DEEPEST = 8;

    /** Keeps an own copy, in the order of the code's parameters. */
    public Message {
        Objects.requireNonNull(code, "code");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        if (depth(arguments) > DEEPEST) {
            throw new IllegalArgumentException("messages stand in one another more than " + DEEPEST + " deep");
        }
    }

    /**
     * A sentence that has no code of its own.
     *
     * @param sentence as it is shown, whatever the language
     * @return the message
     */
    public static Message text(String sentence) {
        return new Message(TEXT, Map.of(TEXT, new Text(sentence)));
    }

    /**
     * A message as it stands in JSON.
     *
     * @param node an object with a code, or a text, which earlier versions wrote
     * @return the message
     * @throws IllegalArgumentException when there is no code
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Message read(JsonNode node) {
        if (node.isTextual()) {
            return text(node.asText());
        }
        if (!node.path("code").isTextual()) {
            throw new IllegalArgumentException("a message has no code");
        }
        Map<String, Argument> arguments = new LinkedHashMap<>();
        node.path("arguments").properties().forEach(entry ->
                Argument.read(entry.getValue()).ifPresent(argument -> arguments.put(entry.getKey(), argument)));
        return new Message(node.get("code").asText(), arguments);
    }

    @Override
    public Message masked(UnaryOperator<String> mask) {
        Map<String, Argument> masked = new LinkedHashMap<>();
        arguments.forEach((name, argument) -> masked.put(name, argument.masked(mask)));
        return new Message(code, masked);
    }

    @Override
    public String english() {
        return Language.ENGLISH.say(this);
    }

    @Override
    public int depth() {
        return 1 + depth(arguments);
    }

    private static int depth(Map<String, Argument> arguments) {
        return arguments.values().stream().mapToInt(Argument::depth).max().orElse(0);
    }
}
