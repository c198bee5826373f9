package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainCellTest {
    private static CellPair.Plain pair(String expected, String actual) {
        return CellPair.plain(Optional.ofNullable(expected), Optional.ofNullable(actual));
    }

    @Test
    void nullIsNeitherTheWordNorTheEmptyText() {
        assertThat(pair(null, "NULL")).isEqualTo(new CellPair.Plain("NULL", "'NULL'"));
        assertThat(pair(null, "null")).isEqualTo(new CellPair.Plain("NULL", "'null'"));
        assertThat(pair(null, "")).isEqualTo(new CellPair.Plain("NULL", "''"));
        assertThat(pair("plain", "text")).isEqualTo(new CellPair.Plain("plain", "text"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`a` | `a ` | `'a'` | `'a '`",
                "`ab` | `a\u200bb` | `'ab'` | `'a\\u200bb'`",
                "`a b` | `a\u00a0b` | `'a b'` | `'a\\u00a0b'`",
                "`a b` | `a\tb` | `'a b'` | `'a\\tb'`",
                "`\u00e9` | `e\u0301` | `'\\u00e9'` | `'e\\u0301'`",
                "`paypal` | `p\u0430ypal` | `'paypal'` | `'p\\u0430ypal'`",
                "`\uff21` | `A` | `'\\uff21'` | `'A'`",
                "`a` | `a\u0000` | `'a'` | `'a\\u0000'`"
            })
    void whatLooksAlikeAndDiffersIsSeenToDiffer(String expected, String actual, String left, String right) {
        assertThat(pair(expected, actual)).isEqualTo(new CellPair.Plain(left, right));
    }

    @Test
    void lettersOfOtherScriptsAreReadableWhereTheyMisleadNobody() {
        assertThat(pair("\u041c\u043e\u0441\u043a\u0432\u0430", "Moscow"))
                .isEqualTo(new CellPair.Plain("\u041c\u043e\u0441\u043a\u0432\u0430", "Moscow"));
        assertThat(pair("caf\u00e9", "cafe")).isEqualTo(new CellPair.Plain("caf\u00e9", "cafe"));
    }

    @Test
    void anEscapeIsNotWhatItStandsFor() {
        assertThat(Cell.of(Optional.of("a\nb")).plain()).isEqualTo("a\\nb");
        assertThat(Cell.of(Optional.of("a\\nb")).plain()).isEqualTo("a\\\\nb");
        assertThat(Cell.of(Optional.of("'a'")).plain()).isEqualTo("''a''");
        assertThat(Cell.of(Optional.of("C:\\data")).plain()).isEqualTo("C:\\data");
        assertThat(Cell.of(Optional.of("a\\\nb")).plain()).isEqualTo("a\\\\\\nb");
    }
}
