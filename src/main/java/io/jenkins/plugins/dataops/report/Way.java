package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way of a change through its steps. */
final class Way {
    private final List<Part> parts;

    private Way(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * One document on the way.
     *
     * @param document the document
     * @param section its section
     * @param within the kind of document that it is a part of
     */
    record Part(ResultDocument document, Section section, Optional<Kind> within) {}

    static List<Step> of(List<Part> parts) {
        return new Way(parts).steps();
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            // A switch names the tests around it as its own steps, in their order.
            boolean told = part.document().kind() == Kind.BLACK_BOX && part.within().equals(Optional.of(Kind.BLUE_GREEN));
            if (!told) {
                steps.addAll(part.section().steps());
            }
            if (i + 1 < parts.size() && isPrepared(part.document())) {
                build(part, parts.get(i + 1).document()).ifPresent(steps::add);
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
    private static Optional<Step> build(Part prepared, ResultDocument next) {
        Duration between = Duration.between(prepared.document().finishedAt(), next.startedAt());
        boolean told = between.isNegative() || next.kind() == Kind.DELIVERY || next.kind() == Kind.SQL;
        return told || prepared.section().steps().isEmpty()
                ? Optional.empty()
                : Optional.of(new Step(
                        "Build",
                        Badge.good("done"),
                        Lengths.of(between),
                        prepared.section().steps().get(0).target()));
    }
}
