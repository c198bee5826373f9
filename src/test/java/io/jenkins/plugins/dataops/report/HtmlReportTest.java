package io.jenkins.plugins.dataops.report;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.migration.MigrationFailure;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private final TestResults results = new TestResults(UnaryOperator.identity());

    @TempDir
    private Path folder;

    @Test
    void beginsWithTheVerdictOfWhatFailedLast() {
        String html = HtmlReport.fragment(results.everything().subList(0, 4));
        String verdict = html.substring(0, html.indexOf("</header>"));
        assertThat(verdict).contains("failed</span>", "2 of 4 checks failed: daily_revenue differs in 3,412 rows");
        assertThat(openSections(html)).containsExactly("dataops-result-1", "dataops-result-3");
    }

    @Test
    void speaksOfTheSwitchWhereNothingFailed() {
        String html = HtmlReport.fragment(List.of(
                results.switched(),
                TestResults.document(ResultDocument.Kind.DELIVERY, Outcome.PASSED, results.delivery())));
        assertThat(html.substring(0, html.indexOf("</header>"))).contains("flights released: blue");
    }

    @Test
    void aReleaseSpeaksForAllAndNotALookAtItAfterwards() {
        ResultDocument status = TestResults.document(
                ResultDocument.Kind.BLUE_GREEN, Outcome.PASSED, results.blueGreen("status", Outcome.PASSED));
        String html = HtmlReport.fragment(List.of(results.switched(), status));
        assertThat(html.substring(0, html.indexOf("</header>"))).contains("flights released: blue");
    }

    @Test
    void theWayNamesEachStepOnce() {
        ResultDocument release = results.switched();
        ResultDocument whole = new ResultDocument(
                release.kind(), 1, release.tool(), release.startedAt(), release.finishedAt(), release.outcome(),
                release.result(),
                List.of(
                        TestResults.document(ResultDocument.Kind.SQL, Outcome.PASSED, results.script(Optional.empty())),
                        TestResults.document(ResultDocument.Kind.BLACK_BOX, Outcome.PASSED, results.tests()),
                        TestResults.document(ResultDocument.Kind.BLACK_BOX, Outcome.PASSED, results.tests())));
        ResultDocument migrated = TestResults.document(
                ResultDocument.Kind.MIGRATION, Outcome.PASSED, results.failedMigration());
        String html = HtmlReport.fragment(List.of(migrated, whole));
        assertThat(Pattern.compile("dataops-way__name\">([^<]*)<").matcher(html).results().map(it -> it.group(1)))
                .containsExactly("Migrate", "Build", "Test", "Switch", "Verify");
        assertThat(Pattern.compile("section__title\">([^<]*)<").matcher(html).results().map(it -> it.group(1)))
                .containsExactly(
                        "Migrate", "Build", "Tests before the switch", "Tests after the switch", "Switch", "Recorded");
    }

    /** Between a candidate and what came next nobody says what the Pipeline's own body did. */
    @Test
    void aRunThatWasGivenUpWasNotBuilt() {
        ResultDocument prepared = results.everything().get(1);
        ResultDocument givenUp = TestResults.document(
                ResultDocument.Kind.BLUE_GREEN, Outcome.PASSED, results.blueGreen("abandon", Outcome.PASSED));
        ResultDocument later = new ResultDocument(
                givenUp.kind(), 1, givenUp.tool(), prepared.finishedAt().plusSeconds(9), prepared.finishedAt().plusSeconds(10),
                givenUp.outcome(), givenUp.result());
        String html = HtmlReport.fragment(List.of(prepared, later));
        assertThat(html.substring(html.indexOf("dataops-way__name\">Build")))
                .contains("dataops-badge__word\">not finished<");
        assertThat(html).doesNotContain("dataops-badge__word\">done<");
    }

    private static List<String> openSections(String html) {
        return Pattern.compile("<details class=\"dataops-section [^\"]*\" id=\"([^\"]*)\" open>")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void marksThePlaceThatTheDatabasePointsAt() {
        assertThat(HtmlReport.fragment(results.everything()))
                .contains("  delay <mark class=\"dataops-mark\">integre</mark>\n)");
    }

    /** The result has the failure among its messages too, for a program that reads nothing else. */
    @Test
    void tellsAFailedMigrationOnceAndCallsItNoWarning() {
        MigrationResult failed = results.failedMigration();
        MigrationFailure failure = failed.failure().orElseThrow();
        List<Message> messages = new ArrayList<>(failure.messages());
        messages.addAll(failed.messages());
        String html = HtmlReport.fragment(List.of(TestResults.document(
                ResultDocument.Kind.MIGRATION,
                Outcome.ERROR,
                new MigrationResult(
                        failed.action(), failed.outcome(), failed.connection(), failed.database(), failed.migrations(),
                        failed.planHash(), failed.currentVersion(), failed.failure(), failed.target(), messages,
                        failed.took()))));
        assertThat(html).containsOnlyOnce(said(failure.leftBehind()))
                .containsOnlyOnce(said(failure.remedy()));
        assertThat(html.substring(html.indexOf("<h3>Warnings</h3>")))
                .contains("V3_x.sql looks like a migration and is none")
                .doesNotContain("does not exist");
    }

    /** As Jenkins shows an archived file: without its styles. */
    @Test
    void aSummaryReadsAsASentenceWithoutStyles() {
        Matcher summary = Pattern.compile("<summary class=\"dataops-(?:section|test)__summary\">(.*?)</summary>")
                .matcher(HtmlReport.fragment(results.everything()));
        assertThat(summary.results().map(found -> found.group(1).replaceAll("<[^>]*>", "").replaceAll(" +", " ").strip()))
                .hasSizeGreaterThan(5)
                .noneMatch(text -> text.contains(" ,") || text.contains(":,") || text.endsWith(":"));
    }

    @Test
    void showsBothSidesOfADifference() {
        assertThat(HtmlReport.fragment(results.everything()))
                .contains("10450.<mark class=\"dataops-difference\">1</mark>0", "10450.0<mark")
                .contains("<th scope=\"row\" class=\"dataops-key dataops-cell\">2026-03-27</th>")
                .contains("<em class=\"dataops-token\">empty text</em>")
                .contains("showing 3 of 3,412");
    }

    @Test
    void linksOnlyWhereALinkCanDoNoHarm() {
        for (String url : new String[] {"https://ci.example/1/", "job/flights/1/", "/job/flights/1/"}) {
            assertThat(SafeLink.of(url)).contains(url);
        }
        for (String url : new String[] {
            "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x",
            "//evil.example/", "https:", "https:/x", "vbscript:x", "file:///etc/passwd", "\\\\evil\\share", "", "x\u0000"
        }) {
            assertThat(SafeLink.of(url)).as(url).isEmpty();
        }
    }

    @Test
    void staysSmallHoweverLargeTheResultIs() {
        TestResults huge = new TestResults(benign -> benign + "<".repeat(60_000));
        assertThat(HtmlReport.fragment(huge.everything()).length()).isLessThan(30_000_000);
        BlueGreenResult one = results.blueGreen("switch", Outcome.PASSED);
        ResultDocument many = TestResults.document(
                ResultDocument.Kind.MIGRATION, Outcome.PASSED, Collections.nCopies(10_000, one));
        assertThat(HtmlReport.fragment(List.of(many)).length()).isLessThan(200_000);
    }

    @Test
    void theFileIsSelfContainedAndItsPolicyKnowsWhatIsInIt() throws Exception {
        Path file = folder.resolve("new/report.html");
        HtmlReport.write(file, "A <week>", results.everything(), Language.ENGLISH);
        String page = Files.readString(file);
        String ownMarkup = page.replaceAll("(?s)<script>.*?</script>", "");
        assertThat(page.length() - ownMarkup.length()).as("charts and script").isGreaterThan(400_000);
        assertThat(ownMarkup)
                .contains("<title>A &lt;week&gt;</title>", "default-src 'none'")
                .doesNotContain("<link", "<img", "<iframe", " src=", "@import", "url(");
        for (String element : new String[] {"style", "script"}) {
            Matcher content = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL).matcher(page);
            while (content.find()) {
                assertThat(page.contains("'sha256-" + sha256(content.group(1)) + "'")).as(element).isTrue();
            }
        }
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theChartLibraryIsOnlyThereForCharts() {
        HtmlReport.write(folder.resolve("small.html"), "t", List.of(results.switched()), Language.ENGLISH);
        assertThat(folder.resolve("small.html")).content().hasSizeLessThan(100_000);
    }

    @Test
    void noTemplateLetsTextThroughUnescaped() throws IOException {
        Path templates = Path.of(Templates.class.getResource("report.css").getPath()).getParent();
        try (Stream<Path> files = Files.list(templates)) {
            List<Path> all = files.filter(path -> path.toString().endsWith(".mustache")).toList();
            assertThat(all).hasSizeGreaterThan(10);
            for (Path template : all) {
                assertThat(template).content().doesNotContain("{{{", "{{&", "style=", "<script", "onclick");
            }
        }
    }

    @Test
    void aChangeWithoutResultsSaysSo() {
        assertThat(HtmlReport.fragment(List.of())).contains("No results yet");
    }
}
