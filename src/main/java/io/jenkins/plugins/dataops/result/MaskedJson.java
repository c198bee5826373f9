package io.jenkins.plugins.dataops.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * Masked JSON.
     *
     * @param node any JSON, which stays as it is
     * @return the same without secrets; a number that was one is a text. What had nothing to mask is no copy: a document
     *     may be large, and is kept as it came as well
     */
    public JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return ofMembers(object);
        }
        if (node instanceof ArrayNode array) {
            return ofElements(array);
        }
        String text = node.asText();
        if (node.isTextual() || node.isNumber() && text.length() >= SHORTEST_NUMBER) {
            String masked = texts.apply(text);
            return masked.equals(text) ? node : TextNode.valueOf(masked);
        }
        return node;
    }

    private JsonNode ofMembers(ObjectNode object) {
        Map<String, JsonNode> masked = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = free(masked, names.apply(member.getKey()));
            JsonNode value = kept.test(member.getKey()) ? member.getValue() : of(member.getValue());
            masked.put(name, value);
            changed |= value != member.getValue() || !name.equals(member.getKey());
        }
        return changed ? object.objectNode().setAll(masked) : object;
    }

    private JsonNode ofElements(ArrayNode array) {
        List<JsonNode> masked = new ArrayList<>(array.size());
        boolean changed = false;
        for (JsonNode element : array) {
            JsonNode value = of(element);
            masked.add(value);
            changed |= value != element;
        }
        return changed ? array.arrayNode().addAll(masked) : array;
    }

    /** Two names may be the same once they are masked; neither member is lost for it. */
    private static String free(Map<String, JsonNode> members, String name) {
        String free = name;
        while (members.containsKey(free)) {
            free += "*";
        }
        return free;
    }
}
