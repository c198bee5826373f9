package io.jenkins.plugins.dataops.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Masker;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PageTest {
    private final StringWriter text = new StringWriter();

    @Test
    void nothingSteersTheTerminal() {
        new Page(new PrintWriter(text), false)
                .line("a\u001b[31mb\nc\u202ed\u0007")
                .table(List.of("x"), List.of(List.of("1\r2"), List.of("\ud800")));
        assertThat(text.toString().replace(System.lineSeparator(), "\n"))
                .isEqualTo("a\\u001b[31mb\\nc\\u202ed\\u0007\n  x\n  1\\r2\n  \\ud800\n");
    }

    @Test
    void columnsAlignByCharactersThatPeopleSee() {
        new Page(new PrintWriter(text), false)
                .table(List.of("name", "n"), List.of(List.of("\ud83d\ude00\ud83d\ude00", "1"), List.of("ab", "2")));
        assertThat(text.toString().lines()).containsExactly(
                "  name   n", "  \ud83d\ude00\ud83d\ude00     1", "  ab     2");
    }

    @Test
    void aTableTooWideForTheTerminalBecomesOneBlockARow() {
        List<String> headers = List.of("version", "state", "note");
        List<List<String>> rows = List.of(List.of("1", "applied", ""), List.of("2", "pending", "x".repeat(30)));
        new Page(new PrintWriter(text), false, OptionalInt.of(52)).table(headers, rows);
        assertThat(text.toString().lines()).hasSize(3).allMatch(line -> line.length() <= 52);
        text.getBuffer().setLength(0);
        new Page(new PrintWriter(text), false, OptionalInt.of(51)).table(headers, rows);
        assertThat(text.toString().lines()).containsExactly(
                "  version: 1",
                "    state: applied",
                "  version: 2",
                "    state: pending",
                "    note: " + "x".repeat(30));
    }

    @Test
    void outcomeIsAWordWithAndWithoutColour() {
        new Page(new PrintWriter(text), true).verdict(Outcome.FAILED, "x");
        new Page(new PrintWriter(text), false).verdict(Outcome.FAILED, "x");
        assertThat(text.toString().lines()).containsExactly("\u001b[31mfailed\u001b[0m: x", "failed: x");
    }

    @Test
    void longCellsAreCutAtWholeCharacters() {
        new Page(new PrintWriter(text), false).table(List.of("x"), List.of(List.of("\ud83d\ude00".repeat(300))));
        assertThat(text.toString()).contains("\ud83d\ude00...").doesNotContain("?");
    }

    @Test
    void passwordsAreHiddenAsWholeWords() {
        Masker masking = new Masker();
        masking.hide("postgres");
        masking.hide("p$1\\E.");
        assertThat(masking.mask("jdbc:postgresql://x?password=postgres and 'p$1\\E.'"))
                .isEqualTo("jdbc:postgresql://x?password=**** and '****'");
    }
}
