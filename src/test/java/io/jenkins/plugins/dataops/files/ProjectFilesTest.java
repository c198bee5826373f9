package io.jenkins.plugins.dataops.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("b.yaml", "a.yaml", "deep/er/c.yaml", "deep/d.yml", "a[1].yaml")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "tests: []");
        }
    }

    private List<String> find(String... patterns) {
        return ProjectFiles.find(folder, List.of(patterns)).stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    @Test
    void patternsAreThoseOfAnt() {
        assertThat(find("**/*.yaml")).containsExactly("a.yaml", "a[1].yaml", "b.yaml", "deep/er/c.yaml");
        assertThat(find("*.yaml")).containsExactly("a.yaml", "a[1].yaml", "b.yaml");
        assertThat(find("deep/")).containsExactly("deep/d.yml", "deep/er/c.yaml");
        assertThat(find("?.yaml", "a.yaml", "deep/**/?.y*ml"))
                .containsExactly("a.yaml", "b.yaml", "deep/d.yml", "deep/er/c.yaml");
        assertThat(find("a[1].yaml")).containsExactly("a[1].yaml");
    }

    @Test
    void whatMatchesNothingOrLeadsOutIsRefused() throws IOException {
        assertThatThrownBy(() -> find("*.yaml", "*.xml")).isInstanceOf(UsageException.class).hasMessageContaining("*.xml");
        for (String pattern : List.of("../*.yaml", "/etc/*", "deep/../../x", "C:/x", "", "..")) {
            assertThatThrownBy(() -> find(pattern)).as(pattern).isInstanceOf(UsageException.class);
        }
        assertThatThrownBy(() -> ProjectFiles.find(folder, List.of())).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> ProjectFiles.find(folder.resolve("absent"), List.of("*"))).isInstanceOf(UsageException.class);
    }

    @Test
    void linksAreFollowedToFilesAndFolders() throws IOException {
        Path linked = Files.createDirectories(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("file.yaml"), Path.of("../a.yaml"));
        Files.createSymbolicLink(linked.resolve("folder"), folder.resolve("deep"));
        Files.createSymbolicLink(folder.resolve("deep/er/circle"), folder.resolve("deep"));
        assertThat(find("linked/**/*.y*ml"))
                .containsExactly("linked/file.yaml", "linked/folder/d.yml", "linked/folder/er/c.yaml");
        assertThat(find("linked/file.yaml")).containsExactly("linked/file.yaml");
        assertThat(find("linked/*/d.yml")).containsExactly("linked/folder/d.yml");
        assertThat(ProjectFiles.find(folder, List.of("linked/**/*.y*ml"), ReachableFiles.below(List.of(folder), "")))
                .hasSize(3);
    }

    @Test
    void aLinkThatLeadsNowhereIsNamed() throws IOException {
        Files.createSymbolicLink(folder.resolve("dead.yaml"), Path.of("absent"));
        Files.createSymbolicLink(folder.resolve("self.yml"), Path.of("self.yml"));
        for (String pattern : List.of("*.yaml", "dead.yaml", "**/dead.*", "*/d.yml", "self.*")) {
            assertThatThrownBy(() -> find(pattern))
                    .as(pattern)
                    .isInstanceOf(UsageException.class)
                    .hasMessageMatching("the symbolic link .*/(dead.yaml|self.yml) leads nowhere: .*");
        }
        assertThat(find("deep/**", "b.yaml", "**/d.yml")).as("it is not on the way").hasSize(3);
    }

    @Test
    void aLinkThatLeadsOutsideIsNamedWhereThatMayNotBeReached() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace/tests")).getParent();
        Files.writeString(workspace.resolve("tests/own.yaml"), "");
        Path file = Files.createSymbolicLink(workspace.resolve("tests/file.yaml"), folder.resolve("a.yaml"));
        Path deep = Files.createSymbolicLink(workspace.resolve("deep"), folder.resolve("deep"));
        ReachableFiles reachable = ReachableFiles.below(List.of(workspace), "");
        for (List<String> patterns : List.of(List.of("tests/*.yaml"), List.of("tests/own.yaml", "tests/f*"))) {
            assertThatThrownBy(() -> ProjectFiles.find(workspace, patterns, reachable))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("the symbolic link " + file + " leads outside");
        }
        for (String pattern : List.of("deep/*.yml", "*/*.yml", "deep/er/c.yaml")) {
            assertThatThrownBy(() -> ProjectFiles.find(workspace, List.of("tests/own.yaml", pattern), reachable))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("the symbolic link " + deep + " leads outside");
        }
        assertThat(ProjectFiles.find(workspace, List.of("tests/own.*"), reachable)).hasSize(1);
        assertThat(ProjectFiles.find(workspace, List.of("**/*.y*ml"), ReachableFiles.below(List.of(folder), "")))
                .hasSize(4);
    }

    @Test
    void aSecondNameOfAFileIsNoSecondFile() throws IOException {
        Path linked = Files.createDirectories(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("a.yaml"), folder.resolve("a.yaml"));
        Files.createSymbolicLink(folder.resolve("again"), folder.resolve("deep"));
        List<String> once = find("deep/**");
        assertThat(find("again/**", "deep/**")).as("under its own name").isEqualTo(once);
        assertThat(find("linked/*.yaml", "a.yaml")).containsExactly("a.yaml");
    }

    @Test
    void inPassingIsLeftOutWhatCannotBeRead() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace/sql")).getParent();
        Files.writeString(workspace.resolve("sql/own.sql"), "");
        Files.writeString(folder.resolve("deep/outside.sql"), "");
        Files.createSymbolicLink(workspace.resolve("outside"), folder.resolve("deep"));
        Files.createSymbolicLink(workspace.resolve("dead.sql"), Path.of("absent"));
        Files.createSymbolicLink(workspace.resolve("null.sql"), Path.of("/dev/null"));
        assertThat(ProjectFiles.inPassing(
                        workspace, List.of("**/*.sql", "absent/*"), ReachableFiles.below(List.of(workspace), "")))
                .containsExactly(workspace.resolve("sql/own.sql"));
    }

    @Test
    void whatCannotBeReadAsAFileIsNamed() throws IOException {
        Files.createSymbolicLink(folder.resolve("null.yaml"), Path.of("/dev/null"));
        assertThatThrownBy(() -> find("*.yaml"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("null.yaml is no file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`{}` | at least one test",
        "`{tests: [null]}` | an entry of tests is empty",
        "`{tests: [{name: a, sql: {query: x}}, null]}` | an entry of tests is empty",
        "`{tests: [{name: a}]}` | has 0 kinds",
        "`{tests: [{name: a, sql: {query: x}, range: {table: t, column: c, min: 1}}]}` | has 2 kinds",
        "`{tests: [{sql: {query: x}}]}` | needs a 'name'",
        "`{tests: [{name: a, sql: {query: x}}, {name: a, sql: {query: x}}]}` | two tests are named 'a'",
        "`{tests: [{name: a, unique: {columns: [a]}}]}` | test 'a': name the rows",
        "`{tests: [{name: a, unique: {table: t, query: q, columns: [a]}}]}` | exactly one of 'table' and 'query'",
        "`{tests: [{name: a, unique: {table: t}}]}` | needs 'columns'",
        "`{tests: [{name: a, unique: {table: t, columns: [a, a]}}]}` | twice",
        "`{tests: [{name: a, unique: {tabel: t, columns: [a]}}]}` | unknown key 'tabel'",
        "`{tests: [{name: a, range: {table: t, column: c}}]}` | needs 'min', 'max'",
        "`{tests: [{name: a, row_count: {table: t, min: 3, max: 2}}]}` | cannot be kept",
        "`{tests: [{name: a, row_count: {table: t}}]}` | or 'equals' alone",
        "`{tests: [{name: a, accepted_values: {table: t, column: c, values: [null]}}]}` | without null",
        "`{tests: [{name: a, foreign_key: {table: t, columns: [c]}}]}` | needs 'references'",
        "`{tests: [{name: a, freshness: {table: t, column: c, within: 24h}}]}` | within",
        "`{tests: [{name: a, sql: {query: x, allow: {percent: 1}}}]}` | number of rows only",
        "`{tests: [{name: a, sql: {query: x, allow: {rows: -1}}}]}` | negative",
        "`{tests: [{name: a, sql: {query: x}, severity: warning}]}` | fail, warn",
        "`{tests: [{name: a, sql: {query: x}, samples: 5000}]}` | 0 to 1000",
        "`{tests: [{name: a, expect: {actual: {table: t}}}]}` | 'actual' and 'expected'",
        "`{tests: [{name: a, expect: {actual: {table: t}, expected: {}}}]}` | exactly one of csv",
        "`{tests: [{name: a, expect: {actual: {table: t}, expected: {json: f, null: x}}}]}` | belong to 'csv'",
        "`{tests: [{name: a, expect: {actual: {table: t}, expected: {csv: f}, ordered: true}}]}` | has no order",
        "`{tests: [{name: a, expect: {actual: {table: t}, expected: {csv: f}, tolerance: {c: {absolute: 1}}}}]}` | needs a 'key'",
        "`{tests: [{name: a, expect: {actual: {table: t}, expected: {csv: f}, key: [c], tolerance: {d: {}}}}]}` | exactly one of absolute",
        "`{tests: [{name: a, expect: {actual: {table: t}, expected: {csv: f}, key: [c], ignore: [c]}}]}` | in 'key' and in 'ignore'",
        "`{tests: [{name: a, expect: {actual: {table: t}, expected: {rows: {a: 1}}}}]}` | list of rows"
    })
    void whatCannotBeMeantIsSaidWithTheFile(String yaml, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("spec.yaml"), yaml);
        assertThatThrownBy(() -> SpecFile.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("spec.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void aFolderThatIsALinkIsOnlyWalkedWhereItMayBeReached() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("x.yaml"), "");
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Path link = Files.createSymbolicLink(workspace.resolve("link"), elsewhere);
        assertThatThrownBy(() -> ProjectFiles.find(
                        link, List.of("*.yaml"), ReachableFiles.below(List.of(workspace), "")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("may not be reached")
                .hasMessageNotContaining("x.yaml");
        assertThat(ProjectFiles.find(link, List.of("*.yaml"), ReachableFiles.below(List.of(folder), "")))
                .containsExactly(link.resolve("x.yaml"));
    }

    @Test
    void whatIsGitsOwnIsNoFileOfTheProject() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("deep/.git")).resolve("x.yaml"), "");
        assertThat(find("**/*.yaml")).doesNotContain("deep/.git/x.yaml");
        assertThatThrownBy(() -> find("deep/.git/*")).isInstanceOf(UsageException.class);
    }
}
