package io.jenkins.plugins.dataops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds each compile-only signature, with which the plugin is built from Maven Central alone, against the real class.
 * Whatever this test says of a signature is a mistake in the signature.
 */
class SignaturesTest {
    @TempDir
    private Path classes;

    @Test
    void theSignaturesTellTheTruth() throws Exception {
        List<String> differences = new ArrayList<>();
        List<Class<?>> signatures = CompiledSignatures.into(classes).load();
        for (Class<?> signature : signatures) {
            Class<?> real = Class.forName(signature.getName(), false, getClass().getClassLoader());
            assertThat(real).isNotSameAs(signature);
            differences.addAll(new Differences(signature, real).find());
        }
        assertThat(signatures).hasSizeGreaterThan(50);
        assertThat(differences).isEmpty();
    }

    @Test
    void whatHasToBeImplementedIsDeclared() throws Exception {
        List<String> missing = new ArrayList<>();
        Set<Class<?>> extended = PluginClasses.parents();
        for (Class<?> signature : CompiledSignatures.into(classes).load()) {
            Class<?> real = Class.forName(signature.getName(), false, getClass().getClassLoader());
            if (extended.contains(real)) {
                missing.addAll(Obligations.missing(signature, real));
            }
        }
        assertThat(missing).as("abstract methods of real classes that the plugin extends").isEmpty();
    }

    /** A method of Object that a signature leaves out compiles all the same, and to another call than the real one. */
    @Test
    void whatIsCalledIsDeclaredWhereTheCompilerLooksForIt() throws Exception {
        Map<String, Class<?>> signatures = new HashMap<>();
        CompiledSignatures.into(classes).load().forEach(each -> signatures.put(each.getName(), each));
        Set<String> undeclared = PluginClasses.calls()
                .filter(call -> signatures.containsKey(call.getOwner().getName()))
                .filter(call -> !isDeclared(call, signatures.get(call.getOwner().getName())))
                .map(CodeUnitAccessTarget::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(undeclared).as("called methods that the signatures do not declare").isEmpty();
    }

    private static boolean isDeclared(CodeUnitAccessTarget call, Class<?> type) {
        if (type == null || type == Object.class) {
            return false;
        }
        return Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(call.getName())
                                && Arrays.stream(method.getParameterTypes())
                                        .map(Class::getName)
                                        .toList()
                                        .equals(call.getRawParameterTypes().stream()
                                                .map(JavaClass::getName)
                                                .toList()))
                || isDeclared(call, type.getSuperclass())
                || Arrays.stream(type.getInterfaces()).anyMatch(each -> isDeclared(call, each));
    }
}
