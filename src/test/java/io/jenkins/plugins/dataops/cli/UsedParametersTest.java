package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value for a parameter that nothing uses is no value for the one that was meant. */
class UsedParametersTest {
    private static final String CONNECTION = "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", CONNECTION);
        file("make.sql", "CREATE TABLE t AS SELECT 1 AS n;\n");
        file("specs/t.yaml", "tests:\n  - name: rows\n    row_count: {table: t, where: 'n = ${minimum}', equals: 1}\n");
        file("specs/plain.yaml", "tests:\n  - name: plain\n    row_count: {table: t, equals: 1}\n");
        file("build.sql", "CREATE TABLE ${candidate}.t AS SELECT ${minimum} AS n, '$${other}' AS text;\n");
        CommandRun.in(folder, "sql", "make.sql").exits(0);
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aMisspeltParameterIsNamedWithTheOneThatIsMeant() {
        CommandRun.in(folder, "test", "--parameter", "minimum=1").exits(0);
        CommandRun.in(folder, "test", "--parameter", "minimum=1", "--parameter", "schema=main").exits(0);
        assertThat(CommandRun.in(folder, "test", "--parameter", "minimum=1", "--parameter", "minimun=1", "--parameter",
                                "hostile=1")
                        .exits(2)
                        .err())
                .contains("unknown parameter 'minimun' of --parameter", "did you mean 'minimum'?")
                .contains("unknown parameter 'hostile' of --parameter", "used are ");
        assertThat(CommandRun.in(folder, "sql", "make.sql", "--parameter", "minimum=1").exits(2).err())
                .contains("unknown parameter 'minimum'", "no parameter is used there");
        // What stands there as text is no use.
        assertThat(CommandRun.in(folder, "sql", "build.sql", "--parameter", "other=1").exits(2).err())
                .contains("unknown parameter 'other'");
    }

    @Test
    void aDeploymentTakesValuesForItsChecksAndItsFiles() throws IOException {
        file("dataops.yaml", CONNECTION + "products: {p: {checks: {before: [specs/plain.yaml]}}}\n");
        String[] deploy = {"blue-green", "deploy", "--sql", "build.sql", "--parameter"};
        assertThat(with(deploy, "minimun=1").exits(2).err()).contains("did you mean 'minimum'?");
        assertThat(with(deploy, "schema=x").exits(2).err()).contains("the deployment itself gives");
        with(deploy, "minimum=1").exits(0);
    }

    private CommandRun with(String[] words, String last) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return CommandRun.in(folder, all);
    }

    @Test
    void whatTheProjectDeclaresIsUsedSomewhereInTheProject() throws IOException {
        file("dataops.yaml", CONNECTION + "tests: {parameters: {minimum: '1'}}\n");
        CommandRun.in(folder, "test").exits(0);
        // The others use it, be they run or not.
        CommandRun.in(folder, "test", "specs/plain.yaml").exits(0);
        file("dataops.yaml", CONNECTION + "tests: {specs: [specs/plain.yaml], parameters: {minimum: '1'}}\n");
        CommandRun.in(folder, "test").exits(0);
        file("dataops.yaml", CONNECTION + "tests: {parameters: {minimum: '1', minimun: '2'}}\n");
        assertThat(CommandRun.in(folder, "test").exits(2).err())
                .contains("unknown parameter 'minimun' of 'tests' in the project file", "did you mean 'minimum'?");
        file(
                "dataops.yaml",
                CONNECTION + "products: {p: {parameters: {minimun: '2'}, checks: {before: [specs/plain.yaml]}}}\n");
        assertThat(CommandRun.in(folder, "blue-green", "deploy", "--sql", "build.sql", "--parameter", "minimum=1")
                        .exits(2)
                        .err())
                .contains("unknown parameter 'minimun' of the product in the project file");
    }

    @Test
    void aFileThatIsNotRunMayBeInAnyState() throws IOException {
        file("dataops.yaml", CONNECTION + "tests: {parameters: {minimum: '1', old: '2'}}\n");
        Files.write(folder.resolve("old.sql"), "SELECT '\u00e4', ${old};\n".getBytes(StandardCharsets.ISO_8859_1));
        CommandRun.in(folder, "test").exits(0);
        assertThat(CommandRun.in(folder, "sql", "old.sql").exits(2).err()).contains("old.sql", "UTF-8");
    }
}
