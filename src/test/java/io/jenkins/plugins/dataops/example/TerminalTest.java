package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command at the ends of pipes and on terminals of all kinds. */
class TerminalTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void project() {
        shell = new Shell(folder);
        StringBuilder project = new StringBuilder("connections:\n  w: {url: 'jdbc:duckdb:w.duckdb'}\n");
        Shell.write(folder.resolve("dataops.yaml"), project.toString());
        for (int i = 1; i <= 40; i++) {
            Shell.write(
                    folder.resolve("migrations/V" + i + "__a_table_that_is_read_by_somebody_" + i + ".sql"),
                    "CREATE TABLE t" + i + " (n INTEGER);\n");
        }
    }

    @Test
    void aReaderMayStopReading() {
        assertThat(bash(Map.of(), "dataops migrate apply | head -n 1; echo \"${PIPESTATUS[0]}\"").lines())
                .filteredOn(line -> !line.isBlank())
                .last()
                .isEqualTo("0");
        assertThat(bash(Map.of(), "dataops --help | true; echo ${PIPESTATUS[0]}")).isEqualTo("0\n");
        assertThat(bash(Map.of(), "dataops migrate info --format json 2>/dev/null | head -c 20")).hasSize(20);
    }

    @Test
    void whatCannotBeWrittenIsAnError() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full: a full disk cannot be played");
        for (String verb : List.of("migrate info", "schema project", "schema", "help sql", "sql --help", "--version")) {
            assertThat(bash(Map.of(), "dataops " + verb + " >/dev/full; echo $?"))
                    .as(verb)
                    .endsWith("3\n")
                    .containsOnlyOnce("could not be written to standard output");
        }
    }

    @Test
    void noTableIsWiderThanTheTerminal() {
        for (int columns : new int[] {50, 80}) {
            Map<String, String> terminal = Map.of("COLUMNS", String.valueOf(columns));
            assertThat(bash(terminal, "dataops migrate info").lines())
                    .filteredOn(line -> line.startsWith("  "))
                    .isNotEmpty()
                    .allMatch(line -> line.length() <= columns);
            for (String verb : List.of("", "migrate plan", "blue-green deploy", "help sql")) {
                // Examples stay whole: they are there to be copied.
                String[] help = bash(terminal, "dataops " + verb + " --help").split("(?=\nExample)", 2);
                Stream<String> prose = help[1].lines().filter(line -> !line.startsWith(" "));
                assertThat(Stream.concat(help[0].lines(), prose))
                        .as("%s at %d columns", verb, columns)
                        .hasSizeGreaterThan(10)
                        .allMatch(line -> line.length() <= columns);
            }
        }
    }

    @Test
    void aNarrowHelpGoesOnBelowItsText() {
        Shell.write(folder.resolve("dataops.yaml"), "");
        String help = bash(Map.of("COLUMNS", "50"), "dataops migrate plan --help");
        assertThat(help).contains("Lists every statement");
        assertThat(help.replaceAll("\\s+", " ")).contains(
                "The project file (default: dataops.yaml in the working directory, if there is one).");
    }

    @Test
    void aDumbTerminalGetsNoColours() {
        assertThat(terminal(Map.of("TERM", "dumb"), "dataops migrate info"))
                .contains("pending")
                .doesNotContain("\u001b");
    }

    @Test
    void theGitOfTheDemoStartsNoPager() {
        assumeTrue(bash(Map.of(), "git --version").startsWith("git version"), "no git: the demo goes without");
        // A real one may wait for a key for ever, as less does where LESS is -R; this one leaves a trace and goes on.
        Path trace = folder.resolve("paged");
        Path pager = executable("pager", "touch '" + trace + "'\ncat\n");
        // The story's ends without its work, which would take long and is told elsewhere.
        Path told = executable("told", """
                case $* in
                  *'release 2'*) echo '"MQT"' >results/release-2.json && exit 1 ;;
                  *'release 3'*) git rev-parse HEAD >results/status.json ;;
                  *'release 4'*) exit 1 ;;
                esac
                """);
        Map<String, String> environment = Map.of(
                "LESS", "-R", "PAGER", pager.toString(), "GIT_PAGER", pager.toString(), "DATAOPS", told.toString());

        assertThat(terminal(environment, Shell.root().resolve("examples/flights/demo") + " --folder work"))
                .containsPattern("releases/take 5 --commit.*\\R[0-9a-f]{7,} \\w")
                .contains("Both mistakes were caught");

        assertThat(trace).doesNotExist();
        terminal(environment, "git -C work log");
        assertThat(trace).as("a git that may start it does").exists();
    }

    private Path executable(String name, String script) {
        Path file = folder.resolve(name);
        Shell.write(file, "#!/bin/bash\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** What a command says on a terminal. */
    private String terminal(Map<String, String> environment, String command) {
        assumeTrue(
                bash(Map.of(), "script --version").contains("util-linux"),
                "no 'script' of util-linux: a terminal cannot be played");
        return bash(environment, "script -qec '" + command + "' /dev/null");
    }

    private String bash(Map<String, String> environment, String script) {
        return shell.run(folder, environment, List.of("bash", "-c", script)).output();
    }
}
