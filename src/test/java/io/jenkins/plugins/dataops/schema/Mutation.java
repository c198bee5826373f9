package io.jenkins.plugins.dataops.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.dataops.format.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Documents with something changed at random: a key misspelt, left out or put in, a value of another kind. */
final class Mutation {
    private static final List<JsonNode> VALUES = Stream.of(
                    "null", "true", "false", "0", "7", "-1", "0.5", "1000000", "\"\"", "\" \"", "\"word\"", "\"7\"",
                    "\"true\"", "\"PT1H\"", "\"2026-03-02T09:14:07Z\"", "[]", "[null]", "[\"a\"]", "[\"a\",\"a\"]", "[3]", "[{}]",
                    "{}", "{\"a\":null}", "{\"a\":\"b\"}", "{\"prompt\":true}", "{\"rows\":1}", "{\"percent\":1}")
            .map(Mutation::json)
            .toList();
    /** Longer than a name may be in a ledger. */
    private static final JsonNode LONG = TextNode.valueOf("x".repeat(501));

    private final Random random;
    private final List<JsonNode> donors;

    /**
     * Mutations.
     *
     * @param random draws them
     * @param donors documents whose parts are put where they do not belong
     */
    Mutation(Random random, List<JsonNode> donors) {
        this.random = random;
        this.donors = donors;
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A changed copy. */
    JsonNode of(JsonNode document) {
        JsonNode copy = document.deepCopy();
        List<JsonNode> containers = containers(copy);
        JsonNode at = containers.get(random.nextInt(containers.size()));
        if (at instanceof ObjectNode object) {
            change(object);
        } else {
            change((ArrayNode) at);
        }
        return copy;
    }

    private void change(ObjectNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        if (keys.isEmpty() || random.nextInt(6) == 0) {
            object.set("unheard_of", value());
            return;
        }
        String key = keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(key);
            case 1 -> object.set(key + "s", object.remove(key));
            case 2 -> borrow(object);
            default -> object.set(key, value());
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.add(value());
        } else if (random.nextInt(3) == 0) {
            array.remove(random.nextInt(array.size()));
        } else if (random.nextBoolean()) {
            array.add(array.get(0).deepCopy());
        } else {
            array.set(random.nextInt(array.size()), value());
        }
    }

    /** A key with its value from somewhere else, such as a second kind of check. */
    private void borrow(ObjectNode object) {
        List<JsonNode> objects = containers(donors.get(random.nextInt(donors.size()))).stream()
                .filter(JsonNode::isObject)
                .filter(each -> !each.isEmpty())
                .toList();
        ObjectNode lender = (ObjectNode) objects.get(random.nextInt(objects.size()));
        Iterator<String> keys = lender.fieldNames();
        String key = keys.next();
        for (int skip = random.nextInt(lender.size()); skip > 0; skip--) {
            key = keys.next();
        }
        object.set(key, lender.get(key).deepCopy());
    }

    private JsonNode value() {
        int chosen = random.nextInt(VALUES.size() + 1);
        return chosen == VALUES.size() ? LONG : VALUES.get(chosen).deepCopy();
    }

    private static List<JsonNode> containers(JsonNode root) {
        List<JsonNode> all = new ArrayList<>(List.of(root));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).forEach(child -> {
                if (child.isContainerNode()) {
                    all.add(child);
                }
            });
        }
        return all;
    }
}
