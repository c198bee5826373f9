package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way of a change through its steps. */
final class ChangeSteps {
    private ChangeSteps() {}

    static List<ChangeStep> of(List<PagePart> parts, List<Section> sections, Language language) {
        List<ChangeStep> steps = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            PagePart part = parts.get(i);
            // A switch names the tests around it as its own steps, in their order.
            boolean told = part.document().kind() == Kind.BLACK_BOX && part.within().equals(Optional.of(Kind.BLUE_GREEN));
            if (!told) {
                steps.addAll(sections.get(i).steps());
            }
            if (i + 1 < parts.size() && isPrepared(part.document())) {
                build(part.document(), parts.get(i + 1).document(), sections.get(i).steps(), language)
                        .ifPresent(steps::add);
            }
        }
        return steps;
    }

    private static boolean isPrepared(ResultDocument document) {
        return document.kind() == Kind.BLUE_GREEN
                && document.result().path("action").asText().equals("prepare")
                && document.outcome().exitCode() == 0;
    }

    /** Between the prepared candidate and the next step the pipeline's own body ran, which writes no document. */
    private static Optional<ChangeStep> build(
            ResultDocument prepared, ResultDocument next, List<ChangeStep> preparation, Language language) {
        Duration between = Duration.between(prepared.finishedAt(), next.startedAt());
        boolean told = between.isNegative()
                || next.kind() == Kind.DELIVERY
                || next.kind() == Kind.SQL
                || next.kind() == Kind.PROBLEM;
        // A run that was given up was not built to its end.
        boolean whole = !(next.kind() == Kind.BLUE_GREEN && next.result().path("action").asText().equals("abandon"));
        return told || preparation.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangeStep(
                        language.phrase("report.step-build"),
                        whole
                                ? Badge.good(language.phrase("report.done"))
                                : Badge.broken(language.phrase("report.not-finished")),
                        language.duration(between),
                        preparation.get(0).target()));
    }
}
