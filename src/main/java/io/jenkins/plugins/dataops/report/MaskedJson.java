package io.jenkins.plugins.dataops.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Masks JSON: its texts, the names of its members, and numbers that are, or hold, a secret. Of numbers only those of
 * {@value #SHORTEST_NUMBER} characters or more are looked at: a shorter secret would be found in every count.
 */
public final class MaskedJson {
    private static final int SHORTEST_NUMBER = 6;

    private final UnaryOperator<String> texts;
    private final UnaryOperator<String> names;
    private final Predicate<String> kept;

    /**
     * Masks JSON.
     *
     * @param texts masks a text
     * @param names masks the name of a member
     * @param kept whether a member of this name is left as it is, with all that it holds
     */
    public MaskedJson(UnaryOperator<String> texts, UnaryOperator<String> names, Predicate<String> kept) {
        this.texts = texts;
        this.names = names;
        this.kept = kept;
    }

    /**
     * A masked copy.
     *
     * @param node any JSON, which stays as it is
     * @return the same without secrets; a number that was one is a text
     */
    public JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.fields()
                    .forEachRemaining(member -> copy.set(
                            free(copy, names.apply(member.getKey())),
                            kept.test(member.getKey()) ? member.getValue() : of(member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(of(element)));
            return copy;
        }
        String text = node.asText();
        if (node.isTextual() || node.isNumber() && text.length() >= SHORTEST_NUMBER) {
            String masked = texts.apply(text);
            return masked.equals(text) ? node : TextNode.valueOf(masked);
        }
        return node;
    }

    /** Two names may be the same once they are masked; neither member is lost for it. */
    private static String free(ObjectNode object, String name) {
        String free = name;
        while (object.has(free)) {
            free += "*";
        }
        return free;
    }
}
