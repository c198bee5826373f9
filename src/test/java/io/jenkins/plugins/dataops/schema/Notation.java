package io.jenkins.plugins.dataops.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.format.Json;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** How values of Java types are written in a kind of files, and what their reader takes. */
abstract class Notation {
    /** What {@link java.time.Duration#parse} takes. */
    private static final String DURATION = "^[-+]?[Pp](?=[-+0-9Tt])([-+]?[0-9]+[Dd])?"
            + "([Tt](?=[-+0-9])([-+]?[0-9]+[Hh])?([-+]?[0-9]+[Mm])?([-+]?[0-9]+([.,][0-9]{0,9})?[Ss])?)?$";

    /** The types that mean the same in each notation. */
    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(java.math.BigDecimal.class, "number"),
            Map.entry(String.class, "string"),
            Map.entry(java.time.ZoneId.class, "string"));

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode type(String name) {
        return node().put("type", name);
    }

    /**
     * A value that holds no others.
     *
     * @param type its Java type
     * @return its schema
     * @throws IllegalStateException when nobody has said yet how it is written
     */
    ObjectNode scalar(Class<?> type) {
        if (type.isEnum()) {
            ObjectNode words = type("string");
            Arrays.stream(type.getEnumConstants())
                    .map(word -> Json.mapper().convertValue(word, String.class))
                    .forEach(words.withArray("enum")::add);
            return words;
        }
        if (type == java.time.Duration.class) {
            return type("string").put("pattern", DURATION);
        }
        return Optional.ofNullable(TYPES.get(type))
                .map(Notation::type)
                .orElseThrow(() -> new IllegalStateException("no schema of " + type + " is known: add it here"));
    }

    /** Whether a component that nobody needs to say may be written as null. */
    abstract boolean takesNull(RecordComponent component);

    /** Whether a key that is none of the record's is refused. */
    abstract boolean closed();

    /** Whether a component is always there, as far as its type tells. */
    abstract boolean required(RecordComponent component);

    /** What holds for a component that is left out. */
    abstract Optional<Object> otherwise(RecordComponent component);
}
