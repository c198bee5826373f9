package io.jenkins.plugins.dataops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
}
