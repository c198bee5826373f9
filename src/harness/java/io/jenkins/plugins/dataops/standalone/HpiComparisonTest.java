package io.jenkins.plugins.dataops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Both builds make the same plugin: every class, resource, index and library, byte for byte. Runs at the end of the
 * standard build, where the other one has been run before and no source has changed since.
 */
class HpiComparisonTest {
    private static final Path STANDARD = Path.of("target/dataops.hpi");
    private static final Path STANDALONE = Path.of("standalone/plugin/target/dataops.hpi");

    /** What may differ, by the end of its name, and why. */
    private static final Map<String, String> ALLOWED = new TreeMap<>(Map.of(
            "MANIFEST.MF#Created-By", "names the tool that wrote it",
            "MANIFEST.MF#Implementation-Build", "the standard build asks Git for the commit",
            "MANIFEST.MF#Plugin-Developers", "the standard build writes it though it is empty",
            "MANIFEST.MF#Plugin-Version", "the standard build adds who built a snapshot",
            "WEB-INF/licenses.xml", "the standard build lists libraries that are not in the file, too"));

    @Test
    void bothBuildsMakeTheSamePlugin() throws IOException {
        assumeThat(List.of(STANDARD, STANDALONE)).allMatch(Files::exists);
        for (Path hpi : List.of(STANDARD, STANDALONE)) {
            assumeThat(changedSince(Files.getLastModifiedTime(hpi)))
                    .as("sources that are younger than " + hpi)
                    .isEmpty();
        }
        assumeThat(Files.mismatch(STANDARD, STANDALONE))
                .as("a difference: what ./dataops package leaves is a copy")
                .isNotNegative();
        HpiEntries standard = HpiEntries.of(STANDARD);
        List<String> differences = standard.differences(HpiEntries.of(STANDALONE));
        System.out.println("The plugin from Maven Central alone differs from the standard one in: " + differences);
        assertThat(standard.size()).isGreaterThan(300);
        assertThat(differences).allSatisfy(each -> assertThat(ALLOWED.keySet()).anyMatch(each::endsWith));
    }

    private static List<Path> changedSince(FileTime built) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            return Stream.concat(sources.filter(Files::isRegularFile), Stream.of(Path.of("pom.xml")))
                    .filter(file -> file.toFile().lastModified() > built.toMillis())
                    .toList();
        }
    }
}
