package io.jenkins.plugins.dataops.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAsAWholeOrStaysAsItWas() throws IOException {
        Path file = folder.resolve("deep/er/file.txt");
        WholeFile.write(file, "first");
        assertThat(file).hasContent("first");

        assertThatThrownBy(() -> WholeFile.write(file, writer -> {
                    try {
                        writer.write("half");
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("No space left on device");
        assertThat(file).hasContent("first");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    /** Whoever runs as root would otherwise put a plain file where the device was. */
    @Test
    void aDeviceOrPipeIsWrittenToAndStaysOne() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        WholeFile.write(WholeFile.demand(pipe), "for the reader");
        assertThat(new String(reader.getInputStream().readAllBytes())).isEqualTo("for the reader");
        assertThat(Files.isRegularFile(pipe)).isFalse();

        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full) && !Files.isRegularFile(full), "no /dev/full: a full disk cannot be played");
        assertThatThrownBy(() -> WholeFile.write(WholeFile.demand(full), "text")).isInstanceOf(ToolException.class);
        assertThat(Files.isRegularFile(full)).isFalse();
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = folder.resolve("runs/5.txt");
        WholeFile.write(real, "before");
        Path link = Files.createSymbolicLink(folder.resolve("latest.txt"), Path.of("runs/5.txt"));
        WholeFile.write(link, "after");
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("after");

        Path dangling = Files.createSymbolicLink(folder.resolve("next.txt"), Path.of("runs/6.txt"));
        WholeFile.write(dangling, "new");
        assertThat(dangling).isSymbolicLink();
        assertThat(folder.resolve("runs/6.txt")).hasContent("new");
    }

    @Test
    void whatCannotBeWrittenIsKnownBeforehand() throws IOException {
        assertThatThrownBy(() -> WholeFile.demand(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is a folder");
        Files.writeString(folder.resolve("plain"), "");
        assertThatThrownBy(() -> WholeFile.demand(folder.resolve("plain/deep/file")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("plain is no folder");
        assertThat(WholeFile.demand(folder.resolve("new/folder/file"))).isEqualTo(folder.resolve("new/folder/file"));
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
