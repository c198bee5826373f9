package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.remoting.Callable;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.golden.Specimen;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What goes into the {@code program.dat} of a build that runs while the plugin is updated, and into the register. */
class SerializedFormTest {
    @Test
    void stepsAndWhatTheyReturnAreSavedAsTheNewestGoldenFileHasIt() {
        String written = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "io.jenkins.plugins.dataops.page",
                        "io.jenkins.plugins.dataops.pipeline",
                        "io.jenkins.plugins.dataops.worker")
                .stream()
                // What goes between controller and agent is of one version, and kept nowhere.
                .filter(type -> !type.isAssignableTo(Callable.class) && !type.isRecord())
                .filter(type -> type.isAssignableTo(Serializable.class) && !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(JavaClass::reflect)
                .map(SerializedFormTest::form)
                .sorted()
                .collect(Collectors.joining());
        GoldenFile.assertNewest("build/serialized", "txt", written);
    }

    private static String form(Class<?> type) {
        TreeSet<String> lines = new TreeSet<>();
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).forEach(constant -> lines.add("  " + constant + "\n"));
        }
        ObjectStreamClass form = ObjectStreamClass.lookup(type);
        for (ObjectStreamField field : form.getFields()) {
            lines.add("  " + field.getType().getName() + " " + field.getName() + "\n");
        }
        return type.getName() + " " + form.getSerialVersionUID() + "\n" + String.join("", lines);
    }

    @WithJenkins
    @Test
    void theRegisterOfHeldLeasesIsWrittenAndReadAsTheGoldenFilesHaveIt(JenkinsRule jenkins) throws Exception {
        Map<String, HeldLease> register = new LinkedHashMap<>();
        Specimen.of(HeldLease.class).forEach(lease -> register.put(lease.id() + " " + register.size(), lease));
        GoldenFile.assertNewest("job/leases", "json", Json.mapper().writeValueAsString(register));
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("dataops/leases.json");
        Files.createDirectories(file.getParent());
        for (GoldenFile golden : GoldenFile.all("job/leases", "json")) {
            Files.writeString(file, golden.text());
            assertThat(new LeaseRegister().listed()).as(golden.toString()).hasSameSizeAs(Json.mapper()
                    .readValue(golden.text(), new TypeReference<Map<String, Object>>() {}).entrySet());
        }
        assertThat(new LeaseRegister().listed()).containsExactlyElementsOf(register.values());
    }
}
