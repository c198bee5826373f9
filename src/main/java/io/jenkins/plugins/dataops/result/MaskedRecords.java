package io.jenkins.plugins.dataops.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Masks every text of a result, whatever record it is made of, before anything is made of the result: page, document,
 * JUnit XML, ledger. Words out of fixed lists stay, and so do the names by which people and programs find things again:
 * they come from configuration and are no texts.
 */
public final class MaskedRecords {
    private static final Set<String> NAMES = Set.of(
            "id",
            "deployment",
            "product",
            "environment",
            "target",
            "connection",
            "schema",
            "candidate",
            "live",
            "previous",
            "owner",
            "holder",
            "hash",
            "revision",
            "kind",
            "action",
            "token",
            "environmentVariables");

    /** What is said in sentences, into which databases may have written. */
    private static final Set<String> SENTENCES =
            Set.of("message", "messages", "warnings", "refusals", "verdict", "reason", "leftBehind");

    private final UnaryOperator<String> texts;
    private final UnaryOperator<String> sentences;

    /**
     * Masks results.
     *
     * @param texts masks one text
     * @param sentences masks one sentence, which is for people alone and may be cut
     */
    public MaskedRecords(UnaryOperator<String> texts, UnaryOperator<String> sentences) {
        this.texts = texts;
        this.sentences = sentences;
    }

    /**
     * A value with all texts in it masked.
     *
     * @param value a record, a collection of such, or anything else, which stays as it is
     * @param <T> its type
     * @return a value of the same type; the same one where nothing had to be masked
     */
    @SuppressWarnings("unchecked")
    public <T> T of(T value) {
        return (T) masked(value, texts);
    }

    private static boolean names(String key) {
        return NAMES.contains(key) || key.endsWith("Schema");
    }

    private Object masked(Object value, UnaryOperator<String> mask) {
        if (value instanceof String text) {
            return mask.apply(text);
        }
        if (value instanceof Message message) {
            return message.masked(sentences);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> masked(inner, mask));
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(masked(element, mask)));
            return copy.equals(list) ? list : Collections.unmodifiableList(copy);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(key, masked(element, mask)));
            return copy.equals(map) ? map : Collections.unmodifiableMap(copy);
        }
        if (value instanceof JsonNode node) {
            return new MaskedJson(texts, UnaryOperator.identity(), MaskedRecords::names).of(node);
        }
        return value instanceof Record whole ? masked(whole) : value;
    }

    private Object masked(Record whole) {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean changed = false;
        try {
            for (int i = 0; i < components.length; i++) {
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                Object before = accessor.invoke(whole);
                String name = components[i].getName();
                values[i] = names(name) ? before : masked(before, SENTENCES.contains(name) ? sentences : texts);
                changed |= before != values[i] && !before.equals(values[i]);
            }
            if (!changed) {
                return whole;
            }
            Constructor<?> constructor = whole.getClass()
                    .getDeclaredConstructor(
                            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a result could not be masked", impossible);
        }
    }
}
