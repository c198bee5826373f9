package io.jenkins.plugins.dataops.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What YAML leaves out, or writes as a key without a value, arrives as null; records hold empty things instead. */
public final class AbsentValues {
    private AbsentValues() {}

    /**
     * An optional value.
     *
     * @param value as bound
     * @param <T> its type
     * @return empty where there is none
     */
    public static <T> Optional<T> optional(Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    /**
     * A list.
     *
     * @param values as bound
     * @param key the key that holds it, for messages
     * @param <T> the type of its entries
     * @return a copy, empty where there is none
     * @throws IllegalArgumentException when an entry is empty
     */
    public static <T> List<T> list(List<T> values, String key) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("an entry of '" + key + "' is empty: give it a value or take it away");
        }
        return List.copyOf(values);
    }

    /**
     * A map in the order of the file, in which people expect to see their products.
     *
     * @param values as bound
     * @param key the key that holds it, for messages
     * @param <T> the type of its values
     * @return a copy, empty where there is none
     * @throws IllegalArgumentException when a value is empty
     */
    public static <T> Map<String, T> map(Map<String, T> values, String key) {
        if (values == null) {
            return Map.of();
        }
        values.forEach((name, value) -> {
            if (value == null) {
                throw new IllegalArgumentException(
                        "'" + key + "." + name + "' is empty: give it a value or take it away");
            }
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
