package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChapteredReportTest {
    private final TestResults results = new TestResults(UnaryOperator.identity());

    private String html(Chapter... chapters) {
        return new ChapteredReport("A <b>week</b>", List.of(chapters), Language.ENGLISH).html();
    }

    private ResultDocument failed() {
        return TestResults.document(
                ResultDocument.Kind.BLUE_GREEN, Outcome.FAILED, results.blueGreen("switch", Outcome.FAILED));
    }

    @Test
    void eachChangeKeepsItsOwnVerdict() {
        String html = html(
                new Chapter("Release 1", List.of(results.switched())), new Chapter("Release 2", List.of(failed())));

        String first = html.substring(html.indexOf("id=\"dataops-chapter-1\""), html.indexOf("id=\"dataops-chapter-2\""));
        assertThat(first).contains("Release 1", "dataops-badge--good").doesNotContain("<h1");
        assertThat(first.substring(0, first.indexOf("</header>"))).doesNotContain("dataops-badge--bad");
        assertThat(html.substring(html.indexOf("id=\"dataops-chapter-2\""))).contains("Release 2", "dataops-badge--bad");
        assertThat(html).containsOnlyOnce("<h1").contains("href=\"#dataops-chapter-1\"", "href=\"#dataops-chapter-2\"");
    }

    @Test
    void idsAreUniqueOnThePageAndEveryLinkLeadsSomewhere() {
        String html = html(
                new Chapter("Release 1", List.of(results.switched(), failed())),
                new Chapter("Release 2", List.of(results.switched(), failed())));

        List<String> ids = found(html, " id=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(found(html, " href=\"#([^\"]*)\""));
    }

    @Test
    void titlesAreEscapedAndAChapterMayBeEmpty() {
        String html = html(new Chapter("<script>x</script>", List.of()));

        assertThat(html).doesNotContain("<script", "<b>").contains("&lt;script&gt;", "A &lt;b&gt;week", "no results");
    }

    private static List<String> found(String html, String pattern) {
        return Pattern.compile(pattern).matcher(html).results().map((MatchResult it) -> it.group(1)).toList();
    }
}
