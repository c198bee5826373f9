package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.recording.RecordedEvent;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.RecordDeploymentRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;

/** Prints the id of a recorded event, and says when the ledger has another of the same id. */
final class RecordedResult {
    private static final String ID = DeclaredOption.named(RecordDeploymentRequest.class, "id").name();

    private RecordedResult() {}

    static VerbResult of(RecordedEvent recorded) {
        Outcome outcome = recorded.conflicting() ? Outcome.UNSTABLE : Outcome.PASSED;
        String id = recorded.kept().id();
        return new VerbResult(Kind.LEDGER, outcome, recorded.kept(), page -> {
            page.line(id);
            if (recorded.conflicting()) {
                page.verdict(outcome, "the ledger has another event with the id '" + id
                        + "' and keeps that one: nothing was recorded; say another " + ID + " if this is a new one");
            }
        });
    }
}
