package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.golden.Specimen;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.report.HtmlReport;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds keep result documents for years, and their pages show them from there. */
class ResultFormTest {
    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");
    @ParameterizedTest
    @EnumSource(Kind.class)
    void isWrittenAsTheNewestGoldenFileHasIt(Kind kind) throws IOException {
        GoldenFile.assertNewest(form(kind), "json", text(documents(kind)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theNewestIsReadWordForWord(Kind kind) throws IOException {
        List<GoldenFile> files = GoldenFile.all(form(kind), "json");
        List<ResultDocument> read = read(files.get(files.size() - 1));
        assertThat(text(read)).isEqualTo(text(documents(kind)));
        List<Object> results = results(kind);
        for (int i = 0; i < results.size(); i++) {
            assertThat(read.get(i).as(results.get(i).getClass())).isEqualTo(results.get(i));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyFormIsShownOnAPage(Kind kind) throws IOException {
        for (GoldenFile file : GoldenFile.all(form(kind), "json")) {
            List<ResultDocument> documents = read(file);
            assertThat(documents).as(file.toString()).isNotEmpty().allSatisfy(document -> {
                assertThat(document.kind()).isEqualTo(kind);
                assertThat(Headline.of(document)).isNotBlank();
                if (ResultTypes.of(kind).size() == 1) {
                    assertThat(document.as(ResultTypes.of(kind).get(0))).isNotNull();
                }
            });
            assertThat(HtmlReport.fragment(documents)).as(file.toString()).contains("the ");
        }
    }

    /** In earlier versions sentences stood where messages stand. */
    @Test
    void sentencesAreStillRead() throws IOException {
        BlackBoxResult first = read(GoldenFile.all(form(Kind.BLACK_BOX), "json").get(0)).get(0).as(BlackBoxResult.class);
        assertThat(first.summary()).isEqualTo(Message.text("the summary"));
        assertThat(first.tests().get(0).message()).isEqualTo(Message.text("the message"));
        ScriptResult sql = read(GoldenFile.all(form(Kind.SQL), "json").get(0)).get(0).as(ScriptResult.class);
        assertThat(sql.failure().orElseThrow().leftBehind()).isEqualTo(Message.text("the leftBehind"));
        for (GoldenFile file : GoldenFile.all(form(Kind.MIGRATION), "json").subList(0, 2)) {
            MigrationResult migrations = read(file).get(0).as(MigrationResult.class);
            assertThat(migrations.messages()).containsExactly(Message.text("the messages"));
            assertThat(migrations.failure().orElseThrow().remedy()).isEqualTo(Message.text("the remedy"));
        }
        for (GoldenFile file : GoldenFile.all(form(Kind.BLUE_GREEN), "json").subList(0, 4)) {
            BlueGreenResult switched = read(file).get(0).as(BlueGreenResult.class);
            assertThat(switched.verdict()).isEqualTo(Message.text("the verdict"));
            assertThat(switched.next()).contains(Message.text("the next"));
            assertThat(switched.warnings().get(0).code()).isEqualTo(Message.TEXT);
            assertThat(switched.plan().orElseThrow().refusals().get(0).code()).isEqualTo(Message.TEXT);
            assertThat(switched.checks().get(0).report().message()).isEqualTo(Message.text("the message"));
        }
        DeliveryReport delivery =
                read(GoldenFile.all(form(Kind.DELIVERY), "json").get(1)).get(0).as(DeliveryReport.class);
        assertThat(delivery.notes()).containsExactly(Message.text("the notes"));
        assertThat(delivery.deployments().get(0).countedBecause()).isEqualTo(Message.text("the countedBecause"));
        assertThat(delivery.openFailures().get(0).reason()).isEqualTo(Message.text("the reason"));
        Problem problem = read(GoldenFile.all(form(Kind.PROBLEM), "json").get(2)).get(0).as(Problem.class);
        assertThat(problem.message()).isEqualTo(Message.text("the message"));
    }

    /** That a failure is told among the messages was known by the sentences themselves. */
    @Test
    void anEarlierFailureIsNoNote() throws IOException {
        ObjectNode result = (ObjectNode) read(GoldenFile.all(form(Kind.MIGRATION), "json").get(1)).get(0).result();
        JsonNode failure = result.path("failure");
        String failed = failure.path("script").asText() + ":" + failure.path("line").asInt() + ": "
                + failure.path("message").asText();
        result.putArray("messages").add(failed).add("the leftBehind").add("the remedy").add("a note");
        assertThat(Json.mapper().treeToValue(result, MigrationResult.class).notes())
                .containsExactly(Message.text("a note"));
    }

    private static List<ResultDocument> read(GoldenFile file) throws IOException {
        List<ResultDocument> documents = new ArrayList<>();
        for (var each : Json.mapper().readTree(file.text())) {
            documents.add(ResultDocument.read(new ByteArrayInputStream(Json.mapper().writeValueAsBytes(each))));
        }
        return documents;
    }

    private static String text(List<ResultDocument> documents) throws IOException {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(documents) + "\n";
    }

    private static List<Object> results(Kind kind) {
        return ResultTypes.of(kind).stream()
                .<Object>flatMap(type -> Specimen.of(type).stream())
                .toList();
    }

    /** Every outcome is there, and the first document has parts. */
    private static List<ResultDocument> documents(Kind kind) {
        Outcome[] outcomes = Outcome.values();
        List<ResultDocument> documents = new ArrayList<>();
        for (Object result : results(kind)) {
            documents.add(new ResultDocument(
                    kind,
                    ResultDocument.SCHEMA_VERSION,
                    "dataops 1.0",
                    NOW,
                    NOW.plusMillis(1400),
                    outcomes[documents.size() % outcomes.length],
                    Json.mapper().valueToTree(result)));
        }
        documents.set(0, documents.get(0).with(List.of(documents.get(documents.size() - 1))));
        return documents;
    }

    private static String form(Kind kind) {
        return "result/" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
