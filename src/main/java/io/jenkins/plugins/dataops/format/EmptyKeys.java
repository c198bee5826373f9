package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which keys without a value would silently mean "not set". A section whose lines are all comments says nothing
 * and means nothing; a bound, a key column or a mask that was forgotten would be a gate that is gone.
 */
final class EmptyKeys {
    private EmptyKeys() {}

    /** Whether a place of what is bound to a record takes a single value or a list. */
    static boolean takesValue(Class<?> root, JsonPointer at) {
        Optional<Type> type = Optional.of(root);
        for (JsonPointer step = at; !step.matches() && type.isPresent(); step = step.tail()) {
            String name = step.getMatchingProperty();
            type = type.flatMap(outer -> below(inner(outer), name));
        }
        return type.map(EmptyKeys::inner)
                .map(EmptyKeys::raw)
                .filter(found -> !found.isRecord() && !Map.class.isAssignableFrom(found))
                .isPresent();
    }

    private static Optional<Type> below(Type type, String name) {
        Class<?> raw = raw(type);
        if (Map.class.isAssignableFrom(raw) && type instanceof ParameterizedType map) {
            return Optional.of(map.getActualTypeArguments()[1]);
        }
        if (List.class.isAssignableFrom(raw) && type instanceof ParameterizedType list) {
            return Optional.of(list.getActualTypeArguments()[0]);
        }
        // What reads its content itself knows what no value means there.
        return !raw.isRecord() || raw.isAnnotationPresent(JsonDeserialize.class)
                ? Optional.empty()
                : Arrays.stream(raw.getRecordComponents())
                        .filter(component -> key(component).equals(name))
                        .map(RecordComponent::getGenericType)
                        .findFirst();
    }

    private static String key(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static Type inner(Type type) {
        return type instanceof ParameterizedType wrapped && wrapped.getRawType() == Optional.class
                ? wrapped.getActualTypeArguments()[0]
                : type;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }
}
