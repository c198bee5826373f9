package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/commands.md to the command itself; with -Ddocs.write=true it writes the page instead. */
class CommandReferenceTest {
    @Test
    void theDocumentSaysWhatTheCommandDoes() throws IOException {
        Path page = LauncherTest.repository().resolve("docs/commands.md");
        String reference = CommandReference.markdown();
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, reference);
        }
        assertThat(page)
                .as("docs/commands.md is made by: mvn -f standalone/pom.xml -pl engine test"
                        + " -Dtest=CommandReferenceTest -Ddocs.write=true")
                .content()
                .isEqualTo(reference);
    }
}
