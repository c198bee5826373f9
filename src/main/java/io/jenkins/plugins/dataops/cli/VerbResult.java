package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.text.Page;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a verb found out, before it is printed.
 *
 * @param kind the kind of document that holds it
 * @param outcome how it ended, which becomes the exit code
 * @param result the record that goes into the document
 * @param text writes it for people
 * @param parts documents of what was done along the way
 */
record VerbResult(
        ResultDocument.Kind kind,
        Outcome outcome,
        Object result,
        Consumer<Page> text,
        List<ResultDocument> parts) {

    /** A finding with nothing along the way. */
    VerbResult(ResultDocument.Kind kind, Outcome outcome, Object result, Consumer<Page> text) {
        this(kind, outcome, result, text, List.of());
    }

    /** The same with another record in the document. */
    VerbResult with(Object other) {
        return new VerbResult(kind, outcome, other, text, parts);
    }

    /** The same with an outcome that weighs no less than another. */
    VerbResult atLeast(Outcome other) {
        return new VerbResult(kind, Outcome.worst(List.of(outcome, other)), result, text, parts);
    }

    /** The same, written for people in another way. */
    VerbResult writing(Consumer<Page> other) {
        return new VerbResult(kind, outcome, result, other, parts);
    }
}
