package io.jenkins.plugins.dataops.request;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An option as the record of a request declares it.
 *
 * @param parts the components on the way from the record to the part that has the option; empty for one of its own
 * @param component the component of the record, or of that part
 * @param declaration what it is declared to be
 */
public record DeclaredOption(List<RecordComponent> parts, RecordComponent component, RequestOption declaration) {
    /**
     * The options of a request, those of its parts included.
     *
     * @param type the request's record
     * @return in the order of the record
     */
    public static List<DeclaredOption> of(Class<? extends Record> type) {
        return of(List.of(), type).toList();
    }

    /**
     * One of them, for a sentence that names it.
     *
     * @param type the request's record, or that of a part
     * @param parameter what steps call it
     * @return the option
     */
    public static DeclaredOption named(Class<? extends Record> type, String parameter) {
        return of(type).stream()
                .filter(option -> option.parameter().equals(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " declares no option " + parameter));
    }

    private static Stream<DeclaredOption> of(List<RecordComponent> parts, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            RequestOption declaration = component.getAnnotation(RequestOption.class);
            if (declaration != null) {
                return Stream.of(new DeclaredOption(parts, component, declaration));
            }
            List<RecordComponent> further = Stream.concat(parts.stream(), Stream.of(component)).toList();
            return component.getType().isRecord() ? of(further, component.getType()) : Stream.empty();
        });
    }

    /**
     * What steps call it.
     *
     * @return for example {@code lockWait}
     */
    public String parameter() {
        return component.getName();
    }

    /**
     * What the command calls it.
     *
     * @return for example {@code --lock-wait}
     */
    public String name() {
        return declaration.name().isEmpty()
                ? "--" + parameter().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
                : declaration.name();
    }

    /**
     * Whether it has no value.
     *
     * @return true for what is only said or left out
     */
    public boolean isFlag() {
        return component.getType() == boolean.class;
    }

    /**
     * The type that its values are collected in.
     *
     * @return a list or a map where it may be repeated; otherwise the type of its one value
     */
    public Class<?> type() {
        return component.getType() == Optional.class ? arguments().get(0) : component.getType();
    }

    /**
     * The types of the entries.
     *
     * @return those of a list's or a map's; empty where there is one value at most
     */
    public List<Class<?>> entries() {
        return component.getType() == Optional.class ? List.of() : arguments();
    }

    private List<Class<?>> arguments() {
        return component.getGenericType() instanceof ParameterizedType generic
                ? Arrays.stream(generic.getActualTypeArguments()).<Class<?>>map(DeclaredOption::plain).toList()
                : List.of();
    }

    private static Class<?> plain(Type type) {
        return (Class<?>) type;
    }

    /**
     * The range that its values have to keep to.
     *
     * @return empty where any will do
     */
    public Optional<Within> range() {
        return Optional.ofNullable(component.getAnnotation(Within.class));
    }

    /** Whether a request has something to say by it. */
    boolean isGiven(Record request) {
        Object value = value(request);
        if (value instanceof Optional<?> optional) {
            return optional.isPresent();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return value instanceof Collection<?> values ? !values.isEmpty() : !Boolean.FALSE.equals(value);
    }

    /** What a request says by it. */
    Object value(Record request) {
        Object owner = request;
        for (RecordComponent part : parts) {
            owner = RequestBinding.value(part, owner);
        }
        return RequestBinding.value(component, owner);
    }
}
