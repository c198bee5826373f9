package io.jenkins.plugins.dataops.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.blackbox.expected.RowList;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.result.Argument;
import io.jenkins.plugins.dataops.result.Message;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes schemas of records: keys and kinds of values from the types, descriptions from the Javadoc, and what neither
 * tells from rules that are merged in. A rule's {@code exactlyOne} names keys of which one must have a value.
 */
final class RecordSchemas {
    private final Notation notation;
    private final JsonNode rules;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, Class<?>> named = new HashMap<>();

    /**
     * Makes schemas.
     *
     * @param notation how the records are written
     * @param rules by the simple name of a record what its schema says further
     */
    RecordSchemas(Notation notation, JsonNode rules) {
        this.notation = notation;
        this.rules = rules;
    }

    /** A whole schema of a record, with the definitions of those within it. */
    ObjectNode whole(Schema schema, Class<?> root) {
        return whole(schema, object(root));
    }

    /** A whole schema whose root was made already. */
    ObjectNode whole(Schema schema, ObjectNode root) {
        ObjectNode whole = Notation.node()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", schema.id())
                .put("title", schema.title());
        whole.setAll(root);
        if (!definitions.isEmpty()) {
            definitions.forEach(whole.putObject("$defs")::set);
        }
        return whole;
    }

    /** The rules of which none of the records made so far is the subject. */
    Set<String> unusedRules() {
        Set<String> unused = new TreeSet<>();
        rules.fieldNames().forEachRemaining(unused::add);
        unused.removeAll(named.keySet());
        return unused;
    }

    /** The schema of a record where it stands. */
    ObjectNode object(Class<?> record) {
        Class<?> other = named.put(record.getSimpleName(), record);
        if (other != null && other != record) {
            throw new IllegalStateException(record + " and " + other + " have the same name");
        }
        RecordText text = RecordText.of(record);
        JsonNode rule = rules.path(record.getSimpleName());
        ObjectNode object = Notation.node().put("description", text.summary()).put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = Notation.node().arrayNode();
        kind(record).ifPresent(kind -> {
            properties.putObject("type").put("description", "which kind of event it is").put("const", kind);
            required.add("type");
        });
        for (RecordComponent component : record.getRecordComponents()) {
            String key = key(component);
            boolean demanded = notation.required(component) || contains(rule.path("required"), key);
            if (demanded) {
                required.add(key);
            }
            properties.set(key, property(component, demanded, text.components().get(component.getName())));
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        if (notation.closed()) {
            object.put("additionalProperties", false);
        }
        merge(record.getSimpleName(), object, rule);
        return object;
    }

    private ObjectNode property(RecordComponent component, boolean demanded, String description) {
        ObjectNode value = value(component.getGenericType());
        ObjectNode property = Notation.node().put("description", description);
        property.setAll(demanded || !notation.takesNull(component) ? value : orNull(value));
        notation.otherwise(component).ifPresent(filled -> property.set("default", Json.mapper().valueToTree(filled)));
        return property;
    }

    private static ObjectNode orNull(ObjectNode value) {
        JsonNode type = value.path("type");
        if (type.isMissingNode() || value.has("enum")) {
            ObjectNode either = Notation.node();
            either.putArray("anyOf").add(value).add(Notation.type("null"));
            return either;
        }
        ArrayNode types = Notation.node().arrayNode();
        if (type.isArray()) {
            types.addAll((ArrayNode) type);
        } else {
            types.add(type);
        }
        value.set("type", types.add("null"));
        return value;
    }

    /** The schema of a value of a type; what may be left out is the component's matter. */
    ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] within = generic.getActualTypeArguments();
            ObjectNode last = value(within[within.length - 1]);
            if (raw == Optional.class) {
                return last;
            }
            return Collection.class.isAssignableFrom(raw)
                    ? Notation.type("array").set("items", last)
                    : Notation.type("object").set("additionalProperties", last);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Argument.class) {
            return argument();
        }
        if (plain.isSealed()) {
            return oneOf(Arrays.asList(plain.getPermittedSubclasses()));
        }
        if (plain == RowList.class) {
            return Notation.type("array").set("items", Notation.type("object"));
        }
        return plain.isRecord() ? reference(plain) : notation.scalar(plain);
    }

    /** A definition that was made along the way. */
    ObjectNode definition(String name) {
        return definitions.get(name);
    }

    /** The schema of a value that is one of several records. */
    ObjectNode oneOf(List<Class<?>> records) {
        if (records.size() == 1) {
            return value(records.get(0));
        }
        ObjectNode either = Notation.node();
        records.forEach(record -> either.withArray("oneOf").add(value(record)));
        return either;
    }

    /** The word by which a record is told from the others of its sealed type. */
    private static Optional<String> kind(Class<?> record) {
        return Arrays.stream(record.getInterfaces())
                .map(type -> type.getAnnotation(JsonSubTypes.class))
                .filter(Objects::nonNull)
                .flatMap(kinds -> Arrays.stream(kinds.value()))
                .filter(kind -> kind.value() == record)
                .map(JsonSubTypes.Type::name)
                .findFirst();
    }

    private ObjectNode reference(Class<?> record) {
        String name = record.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, Notation.node());
            definitions.put(name, record == Message.class ? orSentence(object(record)) : object(record));
        }
        return Notation.node().put("$ref", "#/$defs/" + name);
    }

    /** A value of its own kind for each argument, however deep they stand. */
    private ObjectNode argument() {
        if (!definitions.containsKey("Argument")) {
            ObjectNode argument = Notation.node().put("description", "what a message says its code of");
            definitions.put("Argument", argument);
            ObjectNode list = Notation.type("array").set("items", argument());
            argument.putArray("anyOf").add(Notation.type("string")).add(Notation.type("integer")).add(list).add(reference(Message.class));
        }
        return Notation.node().put("$ref", "#/$defs/Argument");
    }

    /** Version 1 wrote sentences. */
    private static ObjectNode orSentence(ObjectNode message) {
        ObjectNode either = Notation.node();
        either.putArray("anyOf").add(message).add(Notation.type("string"));
        return either;
    }

    static String key(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static void merge(String record, ObjectNode object, JsonNode rule) {
        rule.fields().forEachRemaining(entry -> {
            switch (entry.getKey()) {
                case "required" -> {}
                case "properties" -> entry.getValue().fields().forEachRemaining(property -> {
                    ObjectNode known = (ObjectNode) object.get("properties").get(property.getKey());
                    if (known == null) {
                        throw new IllegalStateException(record + " has no key " + property.getKey());
                    }
                    known.setAll((ObjectNode) property.getValue());
                });
                case "exactlyOne" -> entry.getValue().forEach(key ->
                        object.withArray("oneOf").add(present(object, key.asText())));
                default -> object.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** That a key has a value: a section without one says nothing. */
    private static ObjectNode present(ObjectNode object, String key) {
        ObjectNode present = Notation.node();
        present.putArray("required").add(key);
        JsonNode property = object.get("properties").get(key);
        if (property == null) {
            throw new IllegalStateException("there is no key " + key);
        }
        if (property.has("anyOf") || contains(property.path("type"), "null")) {
            present.putObject("properties").putObject(key).putObject("not").put("type", "null");
        }
        return present;
    }

    private static boolean contains(JsonNode list, String word) {
        for (JsonNode each : list) {
            if (each.asText().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
