package io.jenkins.plugins.dataops.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "BOOLEAN | T | true",
        "NUMBER | -0012.50 | -12.5",
        "NUMBER | 1E-100 | 1E-100",
        "DOUBLE | 0.10000000000000000001 | 0.1",
        "SINGLE | 16777217 | 16777216",
        "TIMESTAMP | 2026-03-01 10:00 | 2026-03-01T10:00:00",
        "TIMESTAMP | 2026-03-01 | 2026-03-01T00:00:00",
        "INSTANT | 2026-03-01 10:00:00.5+0530 | 2026-03-01T04:30:00.500Z",
        "INSTANT | 2026-03-01T10:00:00 -08 | 2026-03-01T18:00:00Z",
        "TIME | 10:00 | 10:00:00",
        "INTERVAL | 1 year 2 mons -3 days -04:05:06.5 | P1Y2M-3DT-4H-5M-6.5S",
        "INTERVAL | P2W | P14D",
        "INTERVAL | 00:00:00 | PT0S",
        "BINARY | 0x00FF | \\x00ff",
        "JSON | ` {\"b\" : 1.00, \"a\":\"\u00e9\"} ` | `{\"a\":\"\u00e9\",\"b\":1}`"
    })
    void textIsReadByKind(ValueKind kind, String text, String canonical) {
        Value value = Values.parse(kind, text);
        assertThat(value.text()).isEqualTo(canonical);
        assertThat(Values.parse(kind, value.text())).as("canonical text reads back").isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "BOOLEAN | yes",
        "NUMBER | ` 1`",
        "NUMBER | 1,5",
        "NUMBER | 1e999999999",
        "NUMBER | ``",
        "DATE | 2026-02-29",
        "DATE | 01/02/2026",
        "TIMESTAMP | 2026-03-01T10:00:00Z",
        "NUMBER | \u0661\u0662",
        "DOUBLE | 1e400",
        "DOUBLE | -1e-400",
        "SINGLE | 1e39",
        "INSTANT | 2026-03-01",
        "TIMESTAMP | 2026-02-29",
        "TIMESTAMP | 2026-03-01 24:00:00",
        "INSTANT | 2026-03-01T10:00:00",
        "TIME | infinity",
        "INTERVAL | P",
        "INTERVAL | PT",
        "INTERVAL | ``",
        "UUID | 1-1-1-1-1",
        "BINARY | abc",
        "JSON | `{\"a\":1} 2`",
        "JSON | ``",
        "JSON | {a:1}"
    })
    void whatIsNoValueOfTheKindIsRefused(ValueKind kind, String text) {
        assertThatThrownBy(() -> Values.parse(kind, text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void theShortestDecimalIsFoundOnEveryJava() {
        assertThat(Numbers.of(2.0E-3)).isEqualTo(Numbers.exact(new BigDecimal("0.002")));
        assertThat(Numbers.of(2e23)).isEqualTo(Numbers.exact(new BigDecimal("2e23")));
        assertThat(Numbers.of(Math.pow(2, -44)).text()).isEqualTo("0.00000000000005684341886080802");
    }

    @Test
    void theOrderIsTotal() {
        List<Value> sorted = List.of(
                Value.NULL,
                new Value.Truth(true),
                new Value.NonFinite(Double.NEGATIVE_INFINITY),
                Numbers.of(-1.5),
                Numbers.of(2.0),
                Numbers.of(10.0),
                new Value.NonFinite(Double.POSITIVE_INFINITY),
                new Value.NonFinite(Double.NaN),
                new Value.Text("A"),
                new Value.Text("a"));
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = 0; j < sorted.size(); j++) {
                assertThat(Integer.signum(sorted.get(i).compareTo(sorted.get(j)))).isEqualTo(Integer.compare(i, j));
            }
        }
    }
}
