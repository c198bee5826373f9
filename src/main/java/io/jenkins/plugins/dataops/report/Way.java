package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The way of a change through its steps, with the build of the candidate, which writes no document of its own. */
final class Way {
    private Way() {}

    static List<Step> of(List<ResultDocument> documents, List<Section> sections) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            steps.addAll(sections.get(i).steps());
            if (i + 1 < documents.size() && isPrepared(documents.get(i))) {
                build(documents.get(i), documents.get(i + 1), sections.get(i), steps);
            }
        }
        return steps;
    }

    private static boolean isPrepared(ResultDocument document) {
        return document.kind() == Kind.BLUE_GREEN
                && document.result().path("action").asText().equals("prepare")
                && document.outcome().exitCode() == 0;
    }

    /** Between the prepared candidate and the next step the pipeline's own body ran. */
    private static void build(ResultDocument prepared, ResultDocument next, Section section, List<Step> steps) {
        Duration between = Duration.between(prepared.finishedAt(), next.startedAt());
        if (!between.isNegative() && next.kind() != Kind.DELIVERY) {
            steps.add(new Step(
                    "Build",
                    Badge.good("done"),
                    Lengths.of(between),
                    section.steps().get(0).target()));
        }
    }
}
