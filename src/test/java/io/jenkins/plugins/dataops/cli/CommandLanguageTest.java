package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLanguageTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(folder.resolve("dataops.yaml"), """
                connections:
                  warehouse: {url: "jdbc:sqlite:w.sqlite"}
                tests: {connection: warehouse, specs: [tests/*.yaml]}
                """);
        Files.createDirectory(folder.resolve("tests"));
        Files.writeString(folder.resolve("tests/one.yaml"), """
                tests:
                  - name: one
                    not_null: {query: "SELECT 1 AS a", columns: [a]}
                """);
        Files.write(folder.resolve("w.sqlite"), new byte[0]);
    }

    private CommandRun test(Map<String, String> environment, String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "test";
        System.arraycopy(options, 0, words, 1, options.length);
        return CommandRun.in(folder, environment, words).exits(0);
    }

    @ParameterizedTest
    @CsvSource({
        "LANG, eo, 1 testo: 1 sukcesis",
        "LC_MESSAGES, eo_XX.UTF-8, 1 testo: 1 sukcesis",
        "LC_ALL, eo.UTF-8@x, 1 testo: 1 sukcesis",
        "LC_NUMERIC, eo, 1 test: 1 passed",
        "LANG, C.UTF-8, 1 test: 1 passed",
        "LANG, POSIX, 1 test: 1 passed",
        "LANG, de_DE.UTF-8, 1 test: 1 passed",
        "LANG, ../../etc, 1 test: 1 passed"
    })
    void theEnvironmentSaysWhichLanguageIsSpoken(String name, String value, String said) {
        assertThat(test(Map.of(name, value)).out()).contains(said);
    }

    @Test
    void theStrongerVariableWins() {
        assertThat(test(Map.of("LANG", "eo", "LC_MESSAGES", "C")).out()).contains("1 test: 1 passed");
        assertThat(test(Map.of("LC_MESSAGES", "C", "LC_ALL", "eo")).out()).contains("1 testo: 1 sukcesis");
        assertThat(test(Map.of("LANG", "eo", "LC_ALL", "")).out()).contains("1 testo: 1 sukcesis");
    }

    @Test
    void noProgramReadsAnotherLanguage() {
        String english = test(Map.of(), "--format", "json").document().result().path("tests").path(0).path("message").toString();
        assertThat(test(Map.of("LANG", "eo"), "--format", "json").document().result().path("tests").path(0).path("message").toString())
                .isEqualTo(english);
    }

    @Test
    void filesForPeopleFollowAsWell() throws IOException {
        test(Map.of("LANG", "eo"), "--junit", "junit.xml", "--result", "result.json");
        CommandRun.in(folder, Map.of("LANG", "eo"), "report", "result.json", "--html", "report.html").exits(0);
        assertThat(Files.readString(folder.resolve("report.html"))).contains("<html lang=\"eo\">", "1 kontrolo sukcesis");
    }
}
