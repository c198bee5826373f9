package io.jenkins.plugins.dataops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The finished file: what Jenkins reads of it, and that nothing is in it that must not be. */
class HpiTest {
    private static final Path HPI = Path.of("target/dataops.hpi");
    private static final Path JAR = Path.of("target/webapp/WEB-INF/lib/dataops.jar");

    @Test
    void jenkinsFindsItsManifestInTheFileAndInTheJar() throws IOException {
        try (JarFile hpi = new JarFile(HPI.toFile());
                JarFile jar = new JarFile(JAR.toFile())) {
            Attributes entries = hpi.getManifest().getMainAttributes();
            assertThat(entries.getValue("Short-Name")).isEqualTo("dataops");
            assertThat(entries.getValue("Jenkins-Version")).isEqualTo("2.541.3");
            assertThat(entries.getValue("Plugin-Dependencies")).contains("workflow-step-api:");
            assertThat(jar.getManifest().getMainAttributes()).isEqualTo(entries);
        }
    }

    @Test
    void onlyThePluginIsInItsJar() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                    .contains("io/jenkins/plugins/dataops/cli/Main.class")
                    .contains("io/jenkins/plugins/dataops/pipeline/MigrateSchemaStep.class")
                    .allMatch(name -> name.startsWith("io/jenkins/plugins/dataops/"));
        }
    }

    @Test
    void everyLibraryIsThereOnceAndHasItsLicence() throws IOException {
        List<String> libraries = List.of(Pom.read(Path.of("../pom.xml"))
                .properties()
                .get("plugin.libraries")
                .split(","));
        try (JarFile hpi = new JarFile(HPI.toFile());
                InputStream licences = hpi.getInputStream(hpi.getEntry("WEB-INF/licenses.xml"))) {
            Set<String> bundled = new TreeSet<>(hpi.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("WEB-INF/lib/".length()).replaceAll("(-\\d.*)?\\.jar$", ""))
                    .toList());
            assertThat(bundled).containsExactlyInAnyOrderElementsOf(
                    Stream.concat(Stream.of("dataops"), libraries.stream()).toList());
            String text = new String(licences.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bundled).allSatisfy(library -> assertThat(text).contains("artifactId='" + library + "'"));
            assertThat(text).doesNotContain("${");
        }
    }

    @Test
    void namesOfParametersAreTheSameInEveryBuild() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream names = jar.getInputStream(
                        jar.getEntry("io/jenkins/plugins/dataops/config/WarehouseConnection.stapler"))) {
            assertThat(new String(names.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("\nconstructor=name,url\n");
        }
    }
}
