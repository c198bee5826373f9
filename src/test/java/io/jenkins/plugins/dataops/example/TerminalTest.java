package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        assertThat(bash(Map.of(), "dataops migrate info >/dev/full; echo $?"))
                .endsWith("3\n")
                .contains("could not be written to standard output");
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
                assertThat(bash(terminal, "dataops " + verb + " --help").split("\nExample")[0].lines())
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
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "no 'script': a terminal cannot be played");
        assertThat(bash(Map.of("TERM", "dumb"), "script -qec 'dataops migrate info' /dev/null"))
                .contains("pending")
                .doesNotContain("\u001b");
    }

    private String bash(Map<String, String> environment, String script) {
        return shell.run(folder, environment, List.of("bash", "-c", script)).output();
    }
}
