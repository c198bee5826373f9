package io.jenkins.plugins.dataops.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.report.HtmlReport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultDocumentTest {
    @Test
    void survivesWritingAndReading() {
        ResultDocument document = ResultDocument.of(
                ResultDocument.Kind.BLUE_GREEN, "dataops 1", Instant.EPOCH, Outcome.FAILED, Map.of("verdict", "né <b>"));
        ResultDocument read = ResultDocument.read(stream(document.toJson()));
        assertThat(read).isEqualTo(document);
        assertThat(document.toJson()).contains("\"blue-green\"", "\"failed\"", "1970-01-01T00:00:00Z");
    }

    @Test
    void partsComeAlongOneLevelDeep() {
        ResultDocument part =
                ResultDocument.of(ResultDocument.Kind.SQL, "t", Instant.EPOCH, Outcome.FAILED, Map.of("part", 1));
        ResultDocument whole = ResultDocument.of(
                        ResultDocument.Kind.LEDGER, "t", Instant.EPOCH, Outcome.PASSED, Map.of("whole", 1))
                .with(List.of(part));
        assertThat(ResultDocument.read(stream(whole.toJson()))).isEqualTo(whole);
        assertThat(part.toJson()).doesNotContain("parts");
        assertThat(HtmlReport.fragment(List.of(whole))).containsSubsequence("&quot;part&quot;", "<dt>whole</dt>");

        String tooDeep = whole.toJson().replaceFirst("\"parts\" : \\[ \\{", "\"parts\" : [ {\"parts\": [null],");
        assertThatThrownBy(() -> ResultDocument.read(stream(tooDeep))).isInstanceOf(ToolException.class);
        assertThatThrownBy(() -> whole.with(List.of(whole))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNotADocument() {
        for (String json : new String[] {"", "null", "[]", "{}", "{\"kind\":\"migration\"}", "not json"}) {
            assertThatThrownBy(() -> ResultDocument.read(stream(json))).isInstanceOf(ToolException.class);
        }
    }

    @Test
    void refusesANewerSchema() {
        String json = ResultDocument.of(ResultDocument.Kind.MIGRATION, "t", Instant.EPOCH, Outcome.PASSED, Map.of())
                .toJson()
                .replace(
                        "\"schemaVersion\" : " + ResultDocument.SCHEMA_VERSION,
                        "\"schemaVersion\" : " + (ResultDocument.SCHEMA_VERSION + 1));
        assertThatThrownBy(() -> ResultDocument.read(stream(json)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("schema version");
    }

    @Test
    void refusesAnEndlessDocument() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                java.util.Arrays.fill(target, offset, offset + length, (byte) ' ');
                return length;
            }
        };
        assertThatThrownBy(() -> ResultDocument.read(endless))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("larger");
    }

    @Test
    void refusesMoreValuesThanMemoryIsForAndSaysSo() {
        String json = ResultDocument.of(ResultDocument.Kind.MIGRATION, "t", Instant.EPOCH, Outcome.PASSED, Map.of())
                .toCompactJson()
                .replace("\"result\":{}", "\"result\":[" + "1,".repeat(1_000_000) + "1]");
        assertThat(json.length()).isLessThan(ResultDocument.MAX_BYTES);
        assertThatThrownBy(() -> ResultDocument.read(stream(json)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("more values");
    }

    @Test
    void isWrittenForPeopleInLinesAndForProgramsInOne() {
        ResultDocument document = ResultDocument.of(
                ResultDocument.Kind.SQL, "t", Instant.EPOCH, Outcome.PASSED, Map.of("a", List.of(1, 2)));
        assertThat(document.toJson()).contains("\n");
        assertThat(document.toCompactJson()).doesNotContain("\n").doesNotContain(" :");
        assertThat(ResultDocument.read(stream(document.toCompactJson()))).isEqualTo(document);
    }

    private static InputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
