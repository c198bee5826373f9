package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.cli.CommandRun;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.Project;
import io.jenkins.plugins.dataops.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds all pages to what there is: every block says what it is and is read or run by a test as it stands, and every
 * verb and option that the prose names exists.
 */
class DocumentsTest {
    /** What only shows something, and what is proven on every page: here, and by DocumentedStepsTest. */
    private static final Set<String> ANYWHERE = Set.of("text", "console", "yaml", "groovy");

    /** Who runs or reads the blocks of a page, by language. */
    private static final Set<String> PROVEN = Set.of(
            "README.md sh", // theLauncherKnowsWhatTheReadmeRuns, and verify --fresh on a new machine
            "docs/commands.md sh", // CommandExamplesTest
            "docs/configuration.md sh", // theSchemasAreKept
            "docs/getting-started.md sh", // GettingStartedTest, as the three below
            "docs/getting-started.md sh fails",
            "docs/getting-started.md sql",
            "docs/getting-started.md csv",
            "docs/ledger.md json"); // theEventsAreImported

    private static final Pattern SPECIFICATION = Pattern.compile("(#.*\n)*tests:\n  - ");

    private static final Pattern NAMED_SCHEMA = Pattern.compile("(?m)^# yaml-language-server: \\$schema=(.*)$");

    private final List<MarkdownPage> pages = MarkdownPage.all();

    @TempDir
    Path folder;

    @Test
    void everyBlockSaysWhatItIsAndHasATest() {
        assertThat(blocks()).hasSizeGreaterThan(40);
        assertThat(blocks().filter(block -> !ANYWHERE.contains(block.language()))
                        .filter(block -> !PROVEN.contains(block.page() + " " + block.language()))
                        .map(block -> block + " is '" + block.language() + "'"))
                .as("blocks without a language, or that no test runs or reads")
                .isEmpty();
        assertThat(PROVEN)
                .as("whatever is proven is there")
                .isSubsetOf(blocks().map(block -> block.page() + " " + block.language()).toList());
    }

    @Test
    void everyYamlBlockIsAWholeFileWithoutFault() {
        assertThat(blocks().filter(block -> block.language().equals("yaml")))
                .hasSizeGreaterThan(7)
                .allSatisfy(block -> assertThat(fault(block)).as("%s", block).isEmpty());
    }

    @Test
    void theLauncherKnowsWhatTheReadmeRuns() throws IOException {
        String launcher = Files.readString(Shell.root().resolve("dataops"));
        String verify = Files.readString(Shell.root().resolve("standalone/verify"));

        assertThat(blocks("README.md", "sh").flatMap(block -> block.text().lines()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("\\./dataops (demo|verify|package)( +#.*)?"));
        assertThat(launcher).contains("verify | package)", "== demo ]]");
        assertThat(verify).contains("\"$tree/dataops\" package", "\"$tree/dataops\" demo", "standalone/pom.xml\" verify");
    }

    /** Only what changes the reader's machine is not run. */
    @Test
    void whatIsTypedAtAPromptRuns() {
        assertThat(blocks().filter(block -> block.language().equals("console")).flatMap(block -> block.text().lines()))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line).startsWith("$ ");
                    List<String> words = List.of(line.substring(2).split(" "));
                    if (words.get(0).equals("dataops")) {
                        CommandRun.in(folder, words.subList(1, words.size()).toArray(String[]::new)).exits(0);
                    } else {
                        assertThat(line).isEqualTo("$ sudo ln -s \"$PWD/dataops\" /usr/local/bin/dataops");
                    }
                });
    }

    /** Where the comments of the page look for them, from the folders that they speak of. */
    @Test
    void theSchemasAreKept() throws IOException {
        blocks("docs/configuration.md", "sh").forEach(block ->
                new Shell(folder).run(folder, Map.of(), List.of("bash", "-euc", block.text())).endsWith(0));

        List<String> named = blocks("docs/configuration.md", "yaml")
                .flatMap(block -> NAMED_SCHEMA.matcher(block.text()).results())
                .map(comment -> comment.group(1))
                .toList();
        assertThat(named).hasSize(2).allSatisfy(file -> assertThat(folder.resolve("tests").resolve(file).normalize())
                .satisfiesAnyOf(
                        beside -> assertThat(folder.resolve(file)).exists(), below -> assertThat(below).exists()));
        assertThat(folder.resolve("dataops.schema.json")).hasContent(Schema.PROJECT.text());
        assertThat(folder.resolve("specification.schema.json")).hasContent(Schema.SPECIFICATION.text());
    }

    @Test
    void theEventsAreImported() {
        assertThat(blocks("docs/ledger.md", "json")).isNotEmpty().allSatisfy(block -> {
            Shell.write(folder.resolve("history.jsonl"), block.text());
            long events = block.text().lines().count();
            assertThat(CommandRun.in(folder, "ledger", "import", "history.jsonl").exits(0).out())
                    .as("%s", block)
                    .contains(events + " events");
        });
    }

    @Test
    void whatTheProseNamesExists() {
        NamedOptions named = new NamedOptions();
        assertThat(pages.stream().flatMap(page -> page.codes().stream()))
                .hasSizeGreaterThan(500)
                .allSatisfy(code -> assertThat(named.unknown(code.text())).as("%s %s", code, code.text()).isEmpty());
        assertThat(named.unknown("--lease-tokn")).contains("'--lease-tokn' is no option of any verb");
        assertThat(named.unknown("dataops migrate pln")).contains("there is no verb 'pln'");
        assertThat(named.unknown("dataops migrate plan --lease x")).contains("'--lease' is no option of dataops migrate plan");
        assertThat(named.unknown("./dataops verify --frish")).isPresent();
    }

    @Test
    void aPageIsTakenApart() {
        MarkdownPage page = MarkdownPage.of("x.md", List.of("# A `b", "c` d", "```sh fails", "`e` --f", "```", "", "`g`"));

        assertThat(page.codes()).extracting(MarkdownPage.Piece::text).containsExactly("b c", "g");
        assertThat(page.codes()).extracting(MarkdownPage.Piece::line).containsExactly(1, 7);
        assertThat(page.blocks("sh")).singleElement().satisfies(block -> {
            assertThat(block).hasToString("x.md:3");
            assertThat(block.text()).isEqualTo("`e` --f\n");
            assertThat(block.heading()).isEqualTo("A `b");
        });
    }

    /** A file with a list of tests is a specification, any other one a project. */
    private Optional<String> fault(MarkdownPage.Piece block) {
        Path file = folder.resolve("block.yaml");
        Shell.write(file, block.text());
        try {
            if (SPECIFICATION.matcher(block.text()).lookingAt()) {
                SpecFile.read(file);
            } else {
                Project.read(file);
            }
            return Optional.empty();
        } catch (UsageException fault) {
            return Optional.of(fault.getMessage());
        }
    }

    private Stream<MarkdownPage.Piece> blocks() {
        return pages.stream().flatMap(page -> page.blocks().stream());
    }

    private Stream<MarkdownPage.Piece> blocks(String page, String language) {
        return MarkdownPage.read(page).blocks(language).stream();
    }
}
