package io.jenkins.plugins.dataops.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/configuration.md to the records that the file is bound to. */
class ConfigurationDocumentTest {
    @Test
    void everyKeyIsExplained() throws IOException {
        String page = Files.readString(page());
        for (Class<?> section : List.of(
                ProjectFile.class,
                ConnectionSection.class,
                TlsSection.class,
                PasswordSource.class,
                MigrationsSection.class,
                ProductSection.class,
                ProductSection.Checks.class,
                TestsSection.class)) {
            assertThat(Arrays.stream(section.getRecordComponents()).map(RecordComponent::getName))
                    .as(section.getSimpleName())
                    .allSatisfy(key -> assertThat(page).containsPattern("[`{]" + key + "[`:]"));
        }
    }

    @Test
    void theExampleIsAProject(@TempDir Path folder) throws IOException {
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page()));
        assertThat(example.find()).isTrue();
        Project project = Project.read(Files.writeString(folder.resolve("dataops.yaml"), example.group(1)));
        assertThat(project.file().connections()).containsOnlyKeys("warehouse", "laptop");
        assertThat(project.file().products()).containsOnlyKeys("flights");
    }

    private static Path page() {
        Path place = Path.of("").toAbsolutePath();
        while (!Files.exists(place.resolve("docs/configuration.md"))) {
            place = place.getParent();
        }
        return place.resolve("docs/configuration.md");
    }
}
