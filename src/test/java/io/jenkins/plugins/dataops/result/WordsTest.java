package io.jenkins.plugins.dataops.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.example.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word that a renderer says is in the bundle, in the language of the tests' own as well where that has it. */
class WordsTest {
    private static final Path MAIN = Shell.root().resolve("src/main");

    private static List<String> keys() {
        return Collections.list(
                ResourceBundle.getBundle(Language.class.getPackageName() + ".words", Locale.ROOT).getKeys());
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(java|mustache)")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void everyWordIsReadable() {
        assertThat(keys()).allSatisfy(key -> assertThat(Language.ENGLISH.text(key)).isPresent());
    }

    @Test
    void noTemplateSaysWhatIsNotThere() throws IOException {
        TreeSet<String> said = new TreeSet<>();
        Pattern.compile("\\{\\{#say}}([^{]*)\\{\\{/say}}").matcher(sources()).results().forEach(key -> said.add(key.group(1)));
        assertThat(said).hasSizeGreaterThan(50).isSubsetOf(keys());
    }

    @Test
    void noWordIsLeftOver() throws IOException {
        String sources = sources();
        // What is put together of a room's word and that of a constant.
        List<String> composed = List.of(
                "duration.", "outcome.", "change.", "kind.", "metric.", "level.", "trend.", "report.column-", "text.", "delivery.");
        assertThat(keys())
                .filteredOn(key -> composed.stream().noneMatch(key::startsWith))
                .allMatch(key -> sources.contains("\"" + key + "\"") || sources.contains("}}" + key + "{{"));
    }

    @Test
    void aLanguageHasItsOwnTextsAndNumbersAndIsEnglishElsewhere() {
        Language other = Language.of(Locale.forLanguageTag("eo"));
        assertThat(other.seconds(1.44)).isEqualTo("1,4 sek");
        assertThat(other.seconds(65)).isEqualTo("1 min 5 sek");
        assertThat(other.instant(java.time.Instant.parse("2026-03-29T01:30:00.9Z"))).isEqualTo("29.03.2026 01:30:00 UTC");
        assertThat(other.phrase("report.checks-passed", java.util.Map.of("checks", 2))).isEqualTo("2 kontroloj sukcesis");
        assertThat(other.phrase("report.next")).isEqualTo("Next:");
    }
}
