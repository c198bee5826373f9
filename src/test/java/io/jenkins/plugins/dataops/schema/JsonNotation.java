package io.jenkins.plugins.dataops.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What programs write: each value in its one form, null where an optional one is missing. */
final class JsonNotation extends Notation {
    private static final String INSTANT =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[-+][0-9]{2}:[0-9]{2})$";
    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final boolean closed;

    /**
     * A notation.
     *
     * @param closed whether the reader refuses what it does not know
     */
    JsonNotation(boolean closed) {
        this.closed = closed;
    }

    @Override
    ObjectNode scalar(Class<?> type) {
        if (type == Instant.class) {
            return type("string").put("format", "date-time").put("pattern", INSTANT);
        }
        if (type == LocalDate.class) {
            return type("string").put("format", "date").put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        }
        if (type == OptionalDouble.class) {
            return type("number");
        }
        if (type == OptionalInt.class || type == OptionalLong.class) {
            return type("integer");
        }
        return type == JsonNode.class ? node() : super.scalar(type);
    }

    /** A reader of what others give fills everything that need not be there. */
    @Override
    boolean takesNull(RecordComponent component) {
        return closed || OPTIONAL.contains(component.getType());
    }

    @Override
    boolean closed() {
        return closed;
    }

    @Override
    boolean required(RecordComponent component) {
        Class<?> type = component.getType();
        boolean canBeEmpty =
                type == String.class || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        boolean leftOut = canBeEmpty
                && (component.getDeclaringRecord().isAnnotationPresent(JsonInclude.class)
                        || component.getAccessor().isAnnotationPresent(JsonInclude.class));
        return !closed && !leftOut && !OPTIONAL.contains(type);
    }

    @Override
    Optional<Object> otherwise(RecordComponent component) {
        return Optional.empty();
    }
}
