package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainCellsTest {
    private static PlainCells pair(String expected, String actual) {
        return PlainCells.of(Optional.ofNullable(expected), Optional.ofNullable(actual));
    }

    @Test
    void nullIsNeitherTheWordNorTheEmptyText() {
        assertThat(pair(null, "NULL")).isEqualTo(new PlainCells("NULL", "'NULL'"));
        assertThat(pair(null, "null")).isEqualTo(new PlainCells("NULL", "'null'"));
        assertThat(pair(null, "")).isEqualTo(new PlainCells("NULL", "''"));
        assertThat(pair("plain", "text")).isEqualTo(new PlainCells("plain", "text"));
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
        assertThat(pair(expected, actual)).isEqualTo(new PlainCells(left, right));
    }

    @Test
    void lettersOfOtherScriptsAreReadableWhereTheyMisleadNobody() {
        assertThat(pair("\u041c\u043e\u0441\u043a\u0432\u0430", "Moscow"))
                .isEqualTo(new PlainCells("\u041c\u043e\u0441\u043a\u0432\u0430", "Moscow"));
        assertThat(pair("caf\u00e9", "cafe")).isEqualTo(new PlainCells("caf\u00e9", "cafe"));
    }

    @Test
    void anEscapeIsNotWhatItStandsFor() {
        assertThat(PlainCells.alone(Optional.of("a\nb"))).isEqualTo("a\\nb");
        assertThat(PlainCells.alone(Optional.of("a\\nb"))).isEqualTo("a\\\\nb");
        assertThat(PlainCells.alone(Optional.of("'a'"))).isEqualTo("''a''");
        assertThat(PlainCells.alone(Optional.of("C:\\data"))).isEqualTo("C:\\data");
    }
}
