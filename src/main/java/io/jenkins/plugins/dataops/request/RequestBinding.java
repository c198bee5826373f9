package io.jenkins.plugins.dataops.request;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Function;

/** Makes the record of a request of what is known of its components. */
public final class RequestBinding {
    private RequestBinding() {}

    /**
     * Makes the record, and its parts.
     *
     * @param type its type
     * @param value what is known of a component that is no part; null where nothing is, which the record fills
     * @param <R> its type
     * @return the request
     */
    public static <R extends Record> R of(Class<R> type, Function<RecordComponent, Object> value) {
        return bound(type, component -> component.getType().isRecord()
                ? of(component.getType().asSubclass(Record.class), value)
                : value.apply(component));
    }

    /** The same with another value of one component. */
    @SuppressWarnings("unchecked") // A record has no subclass.
    static <R extends Record> R with(R request, String name, Object other) {
        return (R) bound(
                request.getClass(),
                component -> component.getName().equals(name) ? other : value(component, request));
    }

    /** What a record says by one of its components. */
    static Object value(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <R extends Record> R bound(Class<R> type, Function<RecordComponent, Object> value) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<R> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return canonical.newInstance(Arrays.stream(components).map(value).toArray());
        } catch (InvocationTargetException refused) {
            throw refused.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
