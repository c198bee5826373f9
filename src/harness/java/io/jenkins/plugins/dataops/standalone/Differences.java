package io.jenkins.plugins.dataops.standalone;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything in which a signature is not like the real class, as far as a compiler could notice it. */
final class Differences {
    private static final int FLAGS = Modifier.PUBLIC
            | Modifier.PROTECTED
            | Modifier.PRIVATE
            | Modifier.ABSTRACT
            | Modifier.FINAL
            | Modifier.STATIC
            | Modifier.INTERFACE;

    /** What tells a compiler or an annotation processor how an annotation is used. */
    private static final Set<String> META = Set.of(
            "java.lang.Deprecated",
            "java.lang.annotation.Inherited",
            "java.lang.annotation.Repeatable",
            "java.lang.annotation.Retention",
            "java.lang.annotation.Target",
            "net.java.sezpoz.Indexable",
            "org.jvnet.hudson.annotation_indexer.Indexed");

    private final Class<?> signature;
    private final Class<?> real;
    private final List<String> found = new ArrayList<>();

    Differences(Class<?> signature, Class<?> real) {
        this.signature = signature;
        this.real = real;
    }

    List<String> find() {
        compare("flags", signature.getModifiers() & FLAGS, real.getModifiers() & FLAGS);
        compare("type parameters", typeParameters(signature.getTypeParameters()), typeParameters(real.getTypeParameters()));
        compare("annotations", annotations(signature.getAnnotations()), annotations(real.getAnnotations()));
        Set<String> realSuperTypes = allSuperTypes(real);
        superTypes(signature).stream()
                .filter(name -> !realSuperTypes.contains(name) && !isInheritedErased(name, realSuperTypes))
                .forEach(name -> found.add(signature.getName() + " is no " + name));
        for (Field field : signature.getDeclaredFields()) {
            if (isApi(field.getModifiers(), field.isSynthetic())) {
                compare(field);
            }
        }
        for (Constructor<?> constructor : signature.getDeclaredConstructors()) {
            if (isApi(constructor.getModifiers(), constructor.isSynthetic())) {
                compare(constructor, real.getDeclaredConstructors());
            }
        }
        for (Method method : signature.getDeclaredMethods()) {
            if (isApi(method.getModifiers(), method.isSynthetic())) {
                compare(method, real.getDeclaredMethods());
            }
        }
        return found;
    }

    /** Private and package-private members stand for what is not used. */
    private static boolean isApi(int modifiers, boolean synthetic) {
        return !synthetic && (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    private void compare(Field field) {
        Arrays.stream(real.getDeclaredFields())
                .filter(each -> each.getName().equals(field.getName()))
                .findFirst()
                .ifPresentOrElse(
                        each -> {
                            compare(field + " flags", field.getModifiers() & FLAGS, each.getModifiers() & FLAGS);
                            compare(field + " type", name(field.getGenericType()), name(each.getGenericType()));
                        },
                        () -> found.add(signature.getName() + " has no field " + field.getName()));
    }

    private void compare(Executable member, Executable[] candidates) {
        Arrays.stream(candidates)
                .filter(each -> descriptor(each).equals(descriptor(member)))
                .findFirst()
                .ifPresentOrElse(
                        each -> compare(member, each),
                        () -> found.add(signature.getName() + " has no " + descriptor(member)));
    }

    private void compare(Executable member, Executable other) {
        String where = descriptor(member);
        compare(where + " flags", member.getModifiers() & FLAGS, other.getModifiers() & FLAGS);
        compare(where + " varargs", member.isVarArgs(), other.isVarArgs());
        compare(where + " annotations", annotations(member.getAnnotations()), annotations(other.getAnnotations()));
        compare(where + " types", types(member), types(other));
        compare(where + " exceptions", checked(member), checked(other));
        if (member instanceof Method method && other instanceof Method otherMethod) {
            compare(
                    where + " default",
                    Arrays.deepToString(new Object[] {method.getDefaultValue()}),
                    Arrays.deepToString(new Object[] {otherMethod.getDefaultValue()}));
        }
    }

    private void compare(String what, Object declared, Object actual) {
        if (!declared.equals(actual)) {
            found.add(signature.getName() + ": " + what + ": declared " + declared + ", really " + actual);
        }
    }

    private static String descriptor(Executable member) {
        String parameters = Arrays.stream(member.getParameterTypes())
                .map(Class::getName)
                .collect(Collectors.joining(", ", "(", ")"));
        return member instanceof Method method
                ? method.getReturnType().getName() + " " + method.getName() + parameters
                : "constructor" + parameters;
    }

    private static String types(Executable member) {
        String parameters = Arrays.stream(member.getGenericParameterTypes())
                .map(Differences::name)
                .collect(Collectors.joining(", ", "(", ")"));
        return typeParameters(member.getTypeParameters())
                + (member instanceof Method method ? name(method.getGenericReturnType()) : "")
                + parameters;
    }

    private static String typeParameters(TypeVariable<?>[] parameters) {
        return Arrays.stream(parameters)
                .map(each -> each + " extends "
                        + Arrays.stream(each.getBounds()).map(Differences::name).toList())
                .toList()
                .toString();
    }

    private static String name(Type type) {
        return type.getTypeName();
    }

    /** The exceptions that a caller has to handle; unchecked ones are only documentation. */
    private static Set<String> checked(Executable member) {
        return Arrays.stream(member.getExceptionTypes())
                .filter(each -> !RuntimeException.class.isAssignableFrom(each) && !Error.class.isAssignableFrom(each))
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> annotations(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(each -> META.contains(each.annotationType().getName()))
                .map(Annotation::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> superTypes(Class<?> type) {
        Set<String> names = new TreeSet<>();
        if (type.getGenericSuperclass() != null) {
            names.add(name(type.getGenericSuperclass()));
        }
        Arrays.stream(type.getGenericInterfaces()).map(Differences::name).forEach(names::add);
        return names;
    }

    /** Further up, the parameters of a generic type have other names: there only the type itself can be held. */
    private boolean isInheritedErased(String name, Set<String> realSuperTypes) {
        String erased = name.replaceAll("<.*", "");
        return realSuperTypes.contains(erased)
                && superTypes(real).stream().noneMatch(each -> each.replaceAll("<.*", "").equals(erased));
    }

    /** Erased and as declared: a signature may leave out types in between. */
    private static Set<String> allSuperTypes(Class<?> type) {
        Set<String> names = superTypes(type);
        List<Class<?>> parents = new ArrayList<>(List.of(type.getInterfaces()));
        if (type.getSuperclass() != null) {
            parents.add(type.getSuperclass());
        }
        if (type.isInterface()) {
            names.add(Object.class.getName());
        }
        parents.forEach(parent -> {
            names.add(parent.getName());
            names.addAll(allSuperTypes(parent));
        });
        return names;
    }
}
