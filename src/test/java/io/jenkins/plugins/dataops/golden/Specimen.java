package io.jenkins.plugins.dataops.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.dataops.result.Argument;
import io.jenkins.plugins.dataops.result.Message;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Records made from their type alone, so that a new component, word or kind shows itself without anybody thinking of
 * it: as many as it takes to see every word of every enum and every kind of a sealed type, with every optional part,
 * and one last with none of them. The same type always makes the same ones.
 */
public final class Specimen {
    /** The variant that has nothing that may be left out. */
    private static final int SPARSE = -1;

    private final Set<Type> open = new HashSet<>();
    private int variant;
    private int variants = 1;
    /** Every instant is later than the one before it, as the ends of a window have to be. */
    private Instant clock = Instant.parse("2026-03-29T01:30:00.123456789Z");

    private Specimen() {}

    /**
     * All there is to see of a type.
     *
     * @param type a record, or a sealed interface of records
     * @param <T> its type
     * @return specimens of it
     */
    public static <T> List<T> of(Class<T> type) {
        if (type.isSealed()) {
            return kinds(type).flatMap(kind -> of(kind).stream()).map(type::cast).toList();
        }
        Specimen making = new Specimen();
        List<T> all = new ArrayList<>();
        for (making.variant = 0; making.variant < making.variants; making.variant++) {
            all.add(type.cast(making.value(type, type.getSimpleName())));
        }
        making.variant = SPARSE;
        all.add(type.cast(making.value(type, type.getSimpleName())));
        return List.copyOf(all);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Specimen::kinds)
                : Stream.of(type);
    }

    private Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), name);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Message.class) {
            return message(name);
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        if (plain.isEnum()) {
            return choice(Arrays.asList(plain.getEnumConstants()));
        }
        return plain.isSealed() ? value(choice(kinds(plain).toList()), name) : scalar(plain, name);
    }

    /** One with every kind of argument: messages stand in one another, so that their type alone has no end. */
    private Message message(String name) {
        return variant == SPARSE
                ? new Message("the-" + name, Map.of())
                : new Message(
                        "the-" + name,
                        new TreeMap<>(Map.of(
                                "items", Argument.of(List.of("the first", 2L)),
                                "message", Message.text("the sentence"),
                                "number", Argument.of(5_000_000_000L),
                                "text", Argument.of("the text"))));
    }

    private <T> T choice(List<T> all) {
        variants = Math.max(variants, all.size());
        return all.get(Math.max(variant, 0) % all.size());
    }

    private Object record(Class<?> type) {
        open.add(type);
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(components[i].getGenericType(), components[i].getName());
            }
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(type + " takes no values that are made from its type alone", refused);
        } finally {
            open.remove(type);
        }
    }

    private Object container(Class<?> type, Type[] parameters, String name) {
        Type last = parameters[parameters.length - 1];
        boolean empty = variant == SPARSE || open.contains(last);
        if (type == Optional.class) {
            return empty ? Optional.empty() : Optional.of(value(last, name));
        }
        if (Map.class.isAssignableFrom(type)) {
            SortedMap<Object, Object> map = new TreeMap<>();
            if (!empty) {
                map.put(value(parameters[0], name + " key"), value(last, name));
            }
            return map;
        }
        if (Collection.class.isAssignableFrom(type)) {
            List<Object> elements = empty ? List.of() : elements(last, name);
            return type == Set.class ? Set.copyOf(elements) : elements;
        }
        throw new IllegalStateException("no specimen of " + type + " is known: add it here");
    }

    private List<Object> elements(Type type, String name) {
        return type instanceof Class<?> plain && plain.isSealed()
                ? kinds(plain).map(kind -> value(kind, name)).toList()
                : List.of(value(type, name));
    }

    private Object scalar(Class<?> type, String name) {
        boolean sparse = variant == SPARSE;
        if (type == String.class) {
            return "the " + name;
        }
        if (type == boolean.class || type == Boolean.class) {
            return !sparse;
        }
        int number = sparse ? 0 : name.length();
        clock = clock.plusSeconds(1);
        Map<Class<?>, Object> others = Map.ofEntries(
                Map.entry(int.class, number),
                Map.entry(Integer.class, number),
                Map.entry(long.class, number + (sparse ? 0 : 5_000_000_000L)),
                Map.entry(Long.class, number + (sparse ? 0 : 5_000_000_000L)),
                Map.entry(double.class, number + 0.25),
                Map.entry(Double.class, number + 0.25),
                Map.entry(BigDecimal.class, new BigDecimal(number + ".50")),
                Map.entry(OptionalInt.class, sparse ? OptionalInt.empty() : OptionalInt.of(number)),
                Map.entry(OptionalLong.class, sparse ? OptionalLong.empty() : OptionalLong.of(number)),
                Map.entry(OptionalDouble.class, sparse ? OptionalDouble.empty() : OptionalDouble.of(number + 0.25)),
                Map.entry(Instant.class, clock),
                Map.entry(Duration.class, sparse ? Duration.ZERO : Duration.parse("PT26H3M4.005S")),
                Map.entry(LocalDate.class, LocalDate.parse("2026-03-29")),
                Map.entry(ZoneId.class, ZoneId.of("Europe/Berlin")),
                Map.entry(JsonNode.class, JsonNodeFactory.instance.objectNode().put(name, number)));
        return Optional.ofNullable(others.get(type))
                .orElseThrow(() -> new IllegalStateException("no specimen of " + type + " is known: add it here"));
    }
}
