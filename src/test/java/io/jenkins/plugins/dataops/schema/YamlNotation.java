package io.jenkins.plugins.dataops.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people write: an unquoted number or truth is text where text is wanted, and a section may say nothing at all. */
final class YamlNotation extends Notation {
    @Override
    ObjectNode scalar(Class<?> type) {
        if (type == String.class) {
            ObjectNode text = node();
            List.of("string", "number", "boolean").forEach(text.withArray("type")::add);
            return text;
        }
        return type == Character.class ? type("string").put("minLength", 1).put("maxLength", 1) : super.scalar(type);
    }

    @Override
    boolean takesNull(RecordComponent component) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType wrapped && wrapped.getRawType() == Optional.class) {
            type = wrapped.getActualTypeArguments()[0];
        }
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        return raw.isRecord() || Map.class.isAssignableFrom(raw);
    }

    @Override
    boolean closed() {
        return true;
    }

    @Override
    boolean required(RecordComponent component) {
        return false;
    }

    /** Records fill what a file leaves out; what they fill in is found by giving them nothing. */
    @Override
    Optional<Object> otherwise(RecordComponent component) {
        try {
            Constructor<?> constructor = component.getDeclaringRecord()
                    .getDeclaredConstructor(Arrays.stream(component.getDeclaringRecord().getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            Object empty = constructor.newInstance(new Object[constructor.getParameterCount()]);
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(empty);
            boolean says = value instanceof String
                    || value instanceof Enum
                    || value instanceof List<?> list && !list.isEmpty();
            return says ? Optional.of(value) : Optional.empty();
        } catch (InvocationTargetException needsSomething) {
            return Optional.empty();
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
