package io.jenkins.plugins.dataops.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's side of the private folder. */
class ExchangeFolderTest {
    private static final Set<PosixFilePermission> OWNER = Set.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    @TempDir
    private Path root;

    private Path home;
    private Path workspace;

    @BeforeEach
    void agent() throws IOException {
        home = root.resolve("dataops-exchange");
        workspace = Files.createDirectories(root.resolve("workspace/sales"));
    }

    @Test
    void isOnlyForTheOwnerOfTheAgent() throws IOException {
        make("one", workspace);
        assertThat(Files.getPosixFilePermissions(home)).isEqualTo(OWNER);
        assertThat(Files.getPosixFilePermissions(home.resolve("one"))).isEqualTo(OWNER);
    }

    @Test
    void whatACrashLeftIsTakenAwayAndNothingElse() throws IOException {
        Path kept = Files.writeString(root.resolve("kept"), "");
        Path crashed = Files.createDirectories(home.resolve("crashed"));
        Files.writeString(crashed.resolve("request.json"), "a secret");
        Files.createSymbolicLink(crashed.resolve("link"), root);
        Path running = Files.createDirectories(home.resolve("running"));
        Path ofAnother = Files.createDirectories(home.resolve("of another controller"));
        for (Path folder : Set.of(crashed, running)) {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        new ExchangeFolder(root.toString(), "new", workspace.toString(), Set.of("new", "running")).call();
        assertThat(home).isDirectoryNotContaining(crashed::equals);
        assertThat(running).isDirectory();
        assertThat(ofAnother).isDirectory();
        assertThat(home.resolve("new")).isDirectory();
        assertThat(kept).exists();
    }

    @Test
    void noTextOfAProjectReachesIt() throws IOException {
        Path link = Files.createSymbolicLink(workspace.resolve("link"), root);
        for (Path step : Set.of(root, root.getParent(), link, home)) {
            assertThatThrownBy(() -> make("one", step))
                    .isInstanceOf(AbortException.class)
                    .hasMessageContaining("run it in a folder below the agent's root folder");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatCannotBeMadeIsSaidInOneSentence() throws IOException {
        Files.writeString(home, "");
        assertThatThrownBy(() -> make("one", workspace))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("no private folder can be made in " + home)
                .hasMessageEndingWith("the agent's user must be able to write to the agent's root folder");
    }

    private void make(String name, Path step) throws IOException {
        new ExchangeFolder(root.toString(), name, step.toString(), Set.of(name)).call();
    }
}
