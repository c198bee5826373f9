package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.result.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CellPairTest {
    /** Marked text in brackets, tokens in braces. */
    private static String drawn(Cell cell) {
        return cell.pieces(Language.ENGLISH).stream()
                .map(piece -> piece.token() ? "{" + piece.text() + "}" : piece.text())
                .collect(Collectors.joining());
    }

    private static String marked(Cell cell) {
        return cell.pieces(Language.ENGLISH).stream()
                .map(piece -> {
                    String text = piece.token() ? "{" + piece.text() + "}" : piece.text();
                    return piece.marked() ? "[" + text + "]" : text;
                })
                .collect(Collectors.joining());
    }

    private static String both(String expected, String actual) {
        CellPair pair = CellPair.differing(Optional.ofNullable(expected), Optional.ofNullable(actual));
        return marked(pair.expected()) + " | " + marked(pair.actual());
    }

    @Test
    void marksOnlyWhatDiffers() {
        assertThat(both("10450.10", "10450.01")).isEqualTo("10450.[1]0 | 10450.0[1]");
        assertThat(both("Air", "Airways")).isEqualTo("Air | Air[ways]");
        assertThat(both("\uD83D\uDE00", "\uD83D\uDE01")).isEqualTo("[\uD83D\uDE00] | [\uD83D\uDE01]");
    }

    @Test
    void tellsNothingsApart() {
        assertThat(both(null, "NULL")).isEqualTo("[{NULL}] | [NULL]");
        assertThat(both("", null)).isEqualTo("[{empty text}] | [{NULL}]");
        assertThat(both("", "empty text")).isEqualTo("[{empty text}] | [empty text]");
        assertThat(both("a", "a ")).isEqualTo("a | a[{space}]");
        assertThat(both("a b", "a\u00A0b")).isEqualTo("a[{space}]b | a[{U+00A0}]b");
        assertThat(both("a\nb", "a\tb")).isEqualTo("a[{\\n}]b | a[{\\t}]b");
    }

    @Test
    void showsThatTheSameAccentIsWrittenInTwoWays() {
        assertThat(both("caf\u00E9", "cafe\u0301")).isEqualTo("caf[\u00E9] | caf[e][{U+0301}]");
    }

    @Test
    void cutsLongTextsAroundTheirFirstDifference() {
        String same = "s".repeat(5_000);
        CellPair pair = CellPair.differing(Optional.of(same + "1" + same), Optional.of(same + "2" + same));
        assertThat(drawn(pair.expected())).hasSizeLessThan(310).startsWith("\u2026sss").endsWith("s\u2026");
        assertThat(marked(pair.expected())).contains("s[1]s");
        assertThat(marked(pair.actual())).contains("s[2]s");
    }

    @Property
    void whatIsNotMarkedIsTheSameOnBothSides(@ForAll("texts") String expected, @ForAll("texts") String actual) {
        int[] left = expected.codePoints().toArray();
        int[] right = actual.codePoints().toArray();
        CharacterDifference difference = new CharacterDifference(left, right);
        assertThat(unmarked(left, difference.expectedMarks())).isEqualTo(unmarked(right, difference.actualMarks()));
        if (expected.equals(actual)) {
            assertThat(unmarked(left, difference.expectedMarks())).isEqualTo(expected);
        }
    }

    @Property
    void everyCharacterIsThere(@ForAll("texts") String text) {
        int[] points = text.codePoints().toArray();
        List<Piece> pieces = Cell.of(points, new boolean[points.length]).pieces(Language.ENGLISH);
        String plain = pieces.stream().filter(piece -> !piece.token()).map(Piece::text).collect(Collectors.joining());
        assertThat(text.replaceAll("[ \t\n\u00A0]", "")).isEqualTo(plain.replace(" ", ""));
    }

    private static String unmarked(int[] points, boolean[] marks) {
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            if (!marks[i]) {
                rest.appendCodePoint(points[i]);
            }
        }
        return rest.toString();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abc \t\n\u00A0\u00E9").ofMaxLength(12);
    }
}
