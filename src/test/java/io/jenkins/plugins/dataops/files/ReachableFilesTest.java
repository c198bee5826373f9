package io.jenkins.plugins.dataops.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableFilesTest {
    @TempDir
    private Path machine;

    private Path workspace;
    private Path outside;
    private ReachableFiles reachable;

    @BeforeEach
    void files() throws IOException {
        workspace = Files.createDirectories(machine.resolve("workspace"));
        outside = Files.createDirectories(machine.resolve("workspace-of-another"));
        Files.writeString(outside.resolve("secret"), "hunter2");
        Files.writeString(Files.createDirectories(workspace.resolve("data/deep")).resolve("own"), "ours");
        Files.createSymbolicLink(workspace.resolve("link"), outside.resolve("secret"));
        Files.createSymbolicLink(workspace.resolve("folder"), outside);
        Files.createSymbolicLink(workspace.resolve("dangling"), outside.resolve("to-be-made"));
        Files.createSymbolicLink(workspace.resolve("round"), workspace.resolve("round"));
        Files.createSymbolicLink(workspace.resolve("data/back"), Path.of("deep/own"));
        reachable = ReachableFiles.below(List.of(workspace), "ask the administrator");
    }

    private String read(Path file) throws IOException {
        try (InputStream content = reachable.open(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As a process without the rights of root sees it, who may list every folder. */
    @Test
    void aFileThatIsAllowedItselfIsReadInAFolderThatCannotBeListed() throws Exception {
        Path file = outside.resolve("secret");
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(outside);
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("-wx--x--x"));
        try {
            List<String> command = new ArrayList<>();
            if (Files.isReadable(outside)) {
                assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "nobody can take root's rights away");
                command.addAll(List.of("/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search",
                        "--inh-caps=-dac_override,-dac_read_search"));
            }
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    Reading.class.getName(),
                    file.toString()));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("false hunter2");
            assertThat(process.waitFor()).isZero();
        } finally {
            Files.setPosixFilePermissions(outside, before);
        }
    }

    /** Prints whether a file's folder can be listed, and the content of the file. */
    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]).toRealPath();
            try (InputStream content = ReachableFiles.below(List.of(file), "ask").open(file)) {
                System.out.print(Files.isReadable(file.getParent()) + " ");
                System.out.write(content.readAllBytes());
                System.out.flush();
            }
        }
    }

    @Test
    void aFileThatIsAllowedItselfIsNoLinkAndNoFolder() throws IOException {
        Path file = workspace.resolve("data/deep/own").toRealPath();
        reachable = ReachableFiles.below(List.of(file), "ask the administrator");
        assertThat(read(workspace.resolve("data/back"))).isEqualTo("ours");
        Files.delete(file);
        Files.createSymbolicLink(file, outside.resolve("secret"));
        assertThatThrownBy(() -> WithoutLinks.open(file)).isInstanceOf(IOException.class);
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link", "folder/secret", "folder/absent", "folder", "dangling", "round", "../workspace-of-another/secret",
                "data/../../workspace-of-another/secret", "absent/../../workspace-of-another/secret", "folder/../x",
                "/etc/passwd", "/etc/absent", "/proc/self/environ", "/", ".."
            })
    void whatIsElsewhereIsRefusedHoweverItIsCalled(String name) {
        Path file = workspace.resolve(name);
        assertThatThrownBy(() -> reachable.find(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("the file " + file + " may not be reached from here")
                .hasMessageContaining("it is not in " + workspace)
                .hasMessageContaining("ask the administrator");
        assertThatThrownBy(() -> reachable.open(file)).isInstanceOf(UsageException.class);
    }

    @Test
    void whatIsThereIsReadByAnyOfItsNames() throws IOException {
        for (String name : List.of("data/deep/own", "data/back", "data/./deep/../back", "data/deep/../../data/deep/own")) {
            assertThat(read(workspace.resolve(name))).isEqualTo("ours");
        }
        assertThat(reachable.find(workspace.resolve("new/folder/file"))).isEqualTo(workspace.toRealPath().resolve("new/folder/file"));
        assertThatThrownBy(() -> read(workspace.resolve("data"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(workspace.resolve("absent"))).isInstanceOf(IOException.class);
    }

    @Test
    void furtherPlacesAreFoldersAndFiles() throws IOException {
        reachable = reachable.and(outside.resolve("secret"));
        assertThat(read(workspace.resolve("link"))).isEqualTo("hunter2");
        Files.writeString(outside.resolve("other"), "x");
        assertThatThrownBy(() -> read(workspace.resolve("folder/other"))).isInstanceOf(UsageException.class);
        reachable = reachable.and(outside);
        assertThat(read(workspace.resolve("folder/other"))).isEqualTo("x");
    }

    @Test
    void aPlaceThatIsCalledByALinkIsWhereTheLinkLeads() throws IOException {
        Path link = Files.createSymbolicLink(machine.resolve("called"), workspace);
        reachable = ReachableFiles.below(List.of(link), "");
        assertThat(read(link.resolve("data/back"))).isEqualTo("ours");
        assertThat(read(workspace.resolve("data/back"))).isEqualTo("ours");
        assertThatThrownBy(() -> read(link.resolve("link"))).isInstanceOf(UsageException.class);
    }

    @Test
    void aLinkThatAppearsAfterTheLookLeadsNowhere() throws IOException {
        // The way was looked at; then its last part, or one on the way, becomes a link.
        Path real = workspace.toRealPath();
        assertThat(WithoutLinks.open(real, Path.of("data/deep/own")).readAllBytes()).isEqualTo("ours".getBytes());
        for (String way : List.of("link", "folder/secret", "data/back")) {
            assertThatThrownBy(() -> WithoutLinks.open(real, Path.of(way))).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git", ".git/config", ".git/hooks/new", "data/.git", "data/.git/config", "data/new/.git/hooks/x", ".GIT/config",
                ".git./config", ".git /config", ".g\u200cit/config", "git~1/config", ".git::$INDEX_ALLOCATION/config",
                "data/../.git/config", "mirror/config", "mirror/worktrees/w/config.worktree", "to-git/config"
            })
    void whatIsGitsOwnIsInNoPlace(String name) throws IOException {
        Files.writeString(Files.createDirectories(workspace.resolve(".git/hooks")).resolve("../config"), "url = hunter2");
        Files.writeString(workspace.resolve("data/.git"), "gitdir: ../mirror/worktrees/w");
        Path linked = Files.createDirectories(workspace.resolve("mirror/worktrees/w"));
        Files.writeString(linked.resolve("HEAD"), "x");
        Files.writeString(linked.resolve("commondir"), "../..");
        Files.writeString(workspace.resolve("mirror/HEAD"), "x");
        Files.createDirectories(workspace.resolve("mirror/objects"));
        Files.createDirectories(workspace.resolve("mirror/refs"));
        Files.createSymbolicLink(workspace.resolve("to-git"), Path.of(".git"));

        Path file = workspace.resolve(name);
        for (ReachableFiles files : List.of(reachable, reachable.and(workspace.resolve(".git/config")))) {
            assertThatThrownBy(() -> files.find(file))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("the file " + file + " may not be reached from here: it is Git's own");
            assertThatThrownBy(() -> files.open(file)).isInstanceOf(UsageException.class);
            assertThatThrownBy(() -> files.named(file)).isInstanceOf(UsageException.class);
            assertThat(files.grants().folders()).allSatisfy(folder -> assertThat(file.startsWith(folder)).isFalse());
            assertThat(files.grants().files()).doesNotContain(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".gitignore", ".github/x.yaml", "git/x", "digit", "data/HEAD", "a.git/x", ".gitattributes"})
    void whatOnlySoundsLikeGitIsReached(String name) {
        reachable.find(workspace.resolve(name));
    }

    @Test
    void aFolderWithNothingOfGitIsGivenWhole() throws IOException {
        assertThat(reachable.grants().folders()).containsExactly(workspace.toRealPath());
        assertThat(reachable.grants().files()).isEmpty();
        Path own = workspace.resolve("data/deep/own");
        Grants grants = ReachableFiles.below(List.of(own, workspace.resolve("new")), "").grants();
        assertThat(grants.folders()).containsExactly(workspace.toRealPath().resolve("new"));
        assertThat(grants.files()).containsExactly(own.toRealPath(), workspace.toRealPath().resolve("new"));
    }

    @Test
    void aFolderWithSomethingOfGitIsDivided() throws IOException {
        Path real = workspace.toRealPath();
        Files.createDirectories(real.resolve("data/other/.git"));
        Files.writeString(real.resolve("data/beside.csv"), "x");
        Files.writeString(real.resolve("top.csv"), "x");
        assertThat(reachable.grants().folders()).containsExactly(real.resolve("data/deep"));
        assertThat(reachable.grants().files())
                .containsExactlyInAnyOrder(real.resolve("data/beside.csv"), real.resolve("top.csv"));
    }

    @Test
    void whatTheStarterNamesIsAnywhereButNotBehindALinkOfTheWorkspace() {
        assertThat(reachable.named(outside.resolve("report.xml"))).isEqualTo(outside.resolve("report.xml"));
        assertThat(reachable.named(workspace.resolve("report.xml"))).isEqualTo(reachable.find(workspace.resolve("report.xml")));
        for (String way : List.of("link", "folder/report.xml", "data/../folder/report.xml")) {
            assertThatThrownBy(() -> reachable.named(workspace.resolve(way))).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void allIsEveryFileAsItIsCalled() throws IOException {
        reachable = ReachableFiles.ALL;
        assertThat(read(workspace.resolve("link"))).isEqualTo("hunter2");
        assertThat(reachable.find(workspace.resolve("link"))).isEqualTo(workspace.resolve("link"));
        assertThat(reachable.named(workspace.resolve("link"))).isEqualTo(workspace.resolve("link"));
    }
}
