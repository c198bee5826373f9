package io.jenkins.plugins.dataops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both builds use the same versions of everything that they share. */
class VersionsTest {
    private Pom standard;
    private Map<String, String> expected;
    private Map<String, String> actual;

    @BeforeEach
    void read() throws IOException {
        standard = Pom.read(Path.of("../../pom.xml"));
        expected = standard.properties();
        actual = Pom.read(Path.of("../pom.xml")).properties();
    }

    @Test
    void everyVersionOfTheStandardBuildIsTheSameHere() {
        Map<String, String> versions = new TreeMap<>(expected);
        versions.keySet().removeIf(name -> !name.endsWith(".version"));
        assertThat(versions).containsKeys("jenkins.version", "flyway.version", "assertj.version");
        assertThat(actual).containsAllEntriesOf(versions);
        assertThat(actual.get("revision")).isEqualTo(expected.get("changelist"));
    }

    @Test
    void theSameLibrariesAreBundled() {
        assertThat(actual.get("plugin.libraries")).isEqualTo(expected.get("hpi.bundledArtifacts"));
        assertThat(actual.get("plugin.libraries").split(",")).containsAll(standard.compileDependencies(true));
    }

    @Test
    void theSamePluginsAreAskedFor() {
        assertThat(Arrays.stream(actual.get("plugin.dependencies").split(","))
                        .map(each -> each.replaceAll(":.*", "")))
                .containsExactlyInAnyOrderElementsOf(standard.compileDependencies(false));
    }
}
