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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAsAWholeOrStaysAsItWas() throws IOException {
        Path file = folder.resolve("deep/er/file.txt");
        AtomicFile.write(file, "first");
        assertThat(file).hasContent("first");

        assertThatThrownBy(() -> AtomicFile.write(file, writer -> {
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

    @Test
    void aFileThatIsWrittenAgainIsReadByNobodyElse() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions");
        Path file = folder.resolve("result.json");
        AtomicFile.write(file, "first");
        for (String permissions : List.of("rw-------", "rw-r-----", "rw-rw-rw-", "r--------")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            AtomicFile.write(file, writer -> {
                // Before the first byte is there, not afterwards.
                assertThat(permissions(folder)).hasSize(2).containsOnly(permissions);
                return 0;
            });
            assertThat(permissions(folder)).containsExactly(permissions);
        }
    }

    @Test
    void aFileThatIsWrittenAgainKeepsItsGroupOrTakesItsRightsAway() throws Exception {
        Path file = folder.resolve("result.json");
        AtomicFile.write(file, "first");
        Process given = new ProcessBuilder("chgrp", "1", file.toString()).start();
        assumeTrue(given.waitFor() == 0, "this account may give its files to no other group");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        AtomicFile.write(file, "second");
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(1);
        assertThat(permissions(folder)).containsExactly("rw-r-----");
    }

    private static List<String> permissions(Path folder) {
        try (var files = Files.list(folder)) {
            List<String> permissions = new ArrayList<>();
            for (Path file : files.toList()) {
                permissions.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            return permissions;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whoever runs as root would otherwise put a plain file where the device was. */
    @Test
    void aDeviceOrPipeIsWrittenToAndStaysOne() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        AtomicFile.write(AtomicFile.demand(pipe), "for the reader");
        assertThat(new String(reader.getInputStream().readAllBytes())).isEqualTo("for the reader");
        assertThat(Files.isRegularFile(pipe)).isFalse();

        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full) && !Files.isRegularFile(full), "no /dev/full: a full disk cannot be played");
        assertThatThrownBy(() -> AtomicFile.write(AtomicFile.demand(full), "text")).isInstanceOf(ToolException.class);
        assertThat(Files.isRegularFile(full)).isFalse();
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = folder.resolve("runs/5.txt");
        AtomicFile.write(real, "before");
        Path link = Files.createSymbolicLink(folder.resolve("latest.txt"), Path.of("runs/5.txt"));
        AtomicFile.write(link, "after");
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("after");

        Path dangling = Files.createSymbolicLink(folder.resolve("next.txt"), Path.of("runs/6.txt"));
        AtomicFile.write(dangling, "new");
        assertThat(dangling).isSymbolicLink();
        assertThat(folder.resolve("runs/6.txt")).hasContent("new");
    }

    @Test
    void whatCannotBeWrittenIsKnownBeforehand() throws IOException {
        assertThatThrownBy(() -> AtomicFile.demand(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is a folder");
        Files.writeString(folder.resolve("plain"), "");
        assertThatThrownBy(() -> AtomicFile.demand(folder.resolve("plain/deep/file")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("plain is no folder");
        assertThat(AtomicFile.demand(folder.resolve("new/folder/file"))).isEqualTo(folder.resolve("new/folder/file"));
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
