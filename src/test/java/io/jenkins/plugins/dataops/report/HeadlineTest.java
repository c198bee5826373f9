package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private final TestResults results = new TestResults(UnaryOperator.identity());

    @Test
    void tellsAReleaseInOneSentence() {
        assertThat(Headline.of(results.switched()))
                .isEqualTo("flights released: blue -> green, revision 3f2a91c, 3 objects in one transaction, "
                        + "readers waited at most 12 ms");
    }

    @Test
    void tellsTheVerdictOfEverythingElse() {
        assertThat(Headline.of(TestResults.document(
                        ResultDocument.Kind.BLUE_GREEN, Outcome.FAILED, results.blueGreen("switch", Outcome.FAILED))))
                .isEqualTo("flights was switched from blue to green");
    }

    /** A database says the rest in lines of its own, with a pointer that only makes sense below the statement. */
    @Test
    void tellsOfAFailureWhatTheDatabaseSaysFirst() {
        ScriptResult.StatementFailure failure = new ScriptResult.StatementFailure(
                "build/daily.sql", 7, "SELECT 1 FORM t", "syntax error at or near \"t\"\n\nLINE 1: SELECT 1 FORM t\n      ^",
                Message.text(""));
        assertThat(Headline.of(TestResults.document(
                        ResultDocument.Kind.SQL, Outcome.ERROR, results.script(Optional.of(failure)))))
                .isEqualTo("build/daily.sql failed at line 7: syntax error at or near \"t\"");
    }

    @Test
    void survivesAResultThatIsNone() {
        for (ResultDocument.Kind kind : ResultDocument.Kind.values()) {
            for (Object nothing : new Object[] {Map.of(), 7, "text", new int[0], Map.of("action", 7, "tests", "x")}) {
                ResultDocument document = TestResults.document(kind, Outcome.ERROR, nothing);
                assertThat(Headline.of(document)).isNotBlank();
                assertThat(HtmlReport.fragment(List.of(document))).contains("error");
            }
        }
    }

    @Test
    void isOneBoundedLine() {
        TestResults hostile = new TestResults(ignored -> "two\nlines\u0000 ".repeat(10_000));
        assertThat(Headline.of(hostile.switched())).hasSizeLessThan(500).doesNotContain("\n", "\u0000");
    }
}
