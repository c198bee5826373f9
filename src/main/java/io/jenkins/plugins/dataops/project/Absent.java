package io.jenkins.plugins.dataops.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What YAML leaves out, or writes as a key without a value, arrives as null; the records hold empty things instead. */
final class Absent {
    private Absent() {}

    static <T> Optional<T> optional(Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    static <T> List<T> list(List<T> values, String key) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("an entry of '" + key + "' is empty: give it a value or take it away");
        }
        return List.copyOf(values);
    }

    /** Keeps the order of the file, in which people expect to see their products. */
    static <T> Map<String, T> map(Map<String, T> values, String key) {
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
