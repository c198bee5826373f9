package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.report.text.BlackBoxText;
import io.jenkins.plugins.dataops.report.text.DeliveryText;
import io.jenkins.plugins.dataops.report.text.Page;
import io.jenkins.plugins.dataops.report.text.ScriptText;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.OtherLanguages;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports follow the language that they are given; what is in no bundle yet is listed here. */
class ReportLanguageTest {
    private static final Language OTHER = OtherLanguages.bracketed();

    /** What comes from databases and files, which no language changes. */
    private final TestResults results = new TestResults(text -> "\u00ab" + text + "\u00bb");

    private static String text(Consumer<Page> text) {
        StringWriter written = new StringWriter();
        text.accept(new Page(new PrintWriter(written), false).in(OTHER));
        return written.toString();
    }

    private static String html(ResultDocument document) {
        return HtmlReport.fragment(List.of(document), Set.of(), OTHER);
    }

    /** Words that stand neither in brackets nor come from elsewhere. */
    private static Set<String> english(String said) {
        String rest = said;
        for (String before = ""; !before.equals(rest); ) {
            before = rest;
            rest = rest.replaceAll("\u00ab[^\u00ab\u00bb]*\u00bb", "").replaceAll("\u27e6[^\u27e6\u27e7]*\u27e7", "");
        }
        return Pattern.compile("\\p{L}[\\p{L}\\d_-]*")
                .matcher(rest)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a person sees or hears of a page. */
    private static String seen(String html) {
        String labels = Pattern.compile(" aria-label=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.joining("\n"));
        return (html + labels).replaceAll("<[^>]*>", " ");
    }

    /** What JUnit XML says to people: identities and words of its own form are no sentences. */
    private static String sentences(String xml) {
        return Pattern.compile(" message=\"([^\"]*)\"|<(?:failure|error|system-out)[^>]*>([^<]*)<")
                .matcher(xml)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everySentenceNumberDurationAndInstantOfBlackBoxTestsFollowsTheLanguage() {
        BlackBoxResult tests = results.tests();
        String page = html(TestResults.document(Kind.BLACK_BOX, tests.outcome(), tests));
        String lines = text(to -> new BlackBoxText(to).write(tests));
        String junit = JUnitXml.of(tests, OTHER);
        assertThat(english(lines)).containsExactlyInAnyOrder("NULL");
        assertThat(english(seen(page))).containsExactlyInAnyOrder("NULL", "dataops");
        assertThat(sentences(junit)).contains("\u27e6");
        assertThat(english(sentences(junit))).isEmpty();
        assertThat((page + lines + junit).replaceAll("\u00ab[^\u00bb]*\u00bb", ""))
                .contains("3.412")
                .doesNotContain("3,412").doesNotContain("3412");
        assertThat(page).contains("\u27e635 ms\u27e7", "\u27e6420 ms\u27e7", "29.03.2026").doesNotContain("01:30:00 UTC");
    }

    @ParameterizedTest
    @CsvSource({"DELIVERY, Europe Berlin", "SQL, dataops", "LEDGER, dataops", "PROBLEM, dataops"})
    void whatAPageSaysInNoBundleIsTheNameOfTheToolOrOfAZone(Kind kind, String words) {
        List<ResultDocument> documents =
                results.everything().stream().filter(document -> document.kind() == kind).toList();
        Set<String> found = new TreeSet<>();
        documents.forEach(document -> found.addAll(english(seen(html(document)))));
        assertThat(found).isEqualTo(Set.of(words.split(" ")));
    }

    @Test
    void aTerminalSaysNothingThatIsInNoBundle() {
        DeliveryReport delivery = results.delivery();
        assertThat(english(text(page -> new DeliveryText(page).write(delivery)))).isEmpty();
        for (ResultDocument document : results.everything()) {
            if (document.kind() == Kind.SQL) {
                assertThat(english(text(page -> ScriptText.write(page, document.as(ScriptResult.class))))).isEmpty();
            }
        }
    }
}
