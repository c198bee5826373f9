package io.jenkins.plugins.dataops.standalone;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a class that extends another one has to implement. */
final class Obligations {
    private Obligations() {}

    /** The abstract methods that a subclass of the real class has to implement and the signature does not know. */
    static List<String> missing(Class<?> signature, Class<?> real) {
        Set<String> known = methods(signature, true);
        known.addAll(methods(signature, false));
        Set<String> open = methods(real, true);
        open.removeAll(methods(real, false));
        open.removeAll(known);
        return open.stream().map(each -> real.getName() + " demands " + each).toList();
    }

    private static Set<String> methods(Class<?> type, boolean areAbstract) {
        Set<String> found = new TreeSet<>();
        for (Class<?> each : hierarchy(type)) {
            for (Method method : each.getDeclaredMethods()) {
                if (Modifier.isAbstract(method.getModifiers()) == areAbstract) {
                    found.add(method.getName()
                            + Arrays.stream(method.getParameterTypes())
                                    .map(Class::getName)
                                    .collect(Collectors.joining(", ", "(", ")")));
                }
            }
        }
        return found;
    }

    private static List<Class<?>> hierarchy(Class<?> type) {
        List<Class<?>> all = new ArrayList<>(List.of(type));
        for (Class<?> parent : type.getInterfaces()) {
            all.addAll(hierarchy(parent));
        }
        if (type.getSuperclass() != null) {
            all.addAll(hierarchy(type.getSuperclass()));
        }
        return all;
    }
}
