package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.files.AtomicFile;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.text.StopSummary;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;

/** Where the result of a verb goes: standard output, for people or for programs, and the file that was asked for. */
final class ResultOutput {
    private final CommandSession session;
    private final CommonOptions options;
    private boolean unwritable;
    private boolean told;

    ResultOutput(CommandSession session, CommonOptions options) {
        this.session = session;
        this.options = options;
    }

    /** Whether results are printed for people. */
    boolean text() {
        return options.format == CommonOptions.Format.TEXT;
    }

    /** Finds out whether the result can be written, before there is one. */
    void demandFile() {
        // Until it is known, nobody writes there what is wrong with it.
        unwritable = true;
        options.result.ifPresent(session::toWrite);
        unwritable = false;
    }

    /** Whether the result was told: what goes wrong afterwards takes nothing of it back. */
    boolean told() {
        return told;
    }

    /** Prints what was found, says what a stop has left, and writes the result file. */
    void tell(VerbResult finding) {
        CommandContext surroundings = session.surroundings();
        ResultDocument document = ResultDocument.of(
                        finding.kind(),
                        Version.tool(),
                        session.startedAt(),
                        finding.outcome(),
                        session.masked(finding.result()))
                .with(finding.parts());
        if (options.format == CommonOptions.Format.JSON) {
            surroundings.out().println(document.toJson());
        } else {
            finding.text()
                    .accept(session.page(
                            surroundings.out(),
                            surroundings.colour() && !options.withoutColour,
                            surroundings.width()));
        }
        told = true;
        session.sayWhatIsLeft(StopSummary.of(finding.result(), session.language()));
        // Whoever cannot be given the file can at least read what it would say.
        save(document);
    }

    /** Whether a controller is going to read why there is no result, and to say it in the step's log. */
    boolean isSaidByReader() {
        return session.isWorker() && options.result.isPresent() && !unwritable && !told
                && !session.outputs().areRefused();
    }

    /** Tells programs why there is no result; people read it on standard error already. */
    void tell(Problem problem) {
        ResultDocument document =
                ResultDocument.of(Kind.PROBLEM, Version.tool(), session.startedAt(), Outcome.ERROR, problem);
        save(document);
        if (options.format == CommonOptions.Format.JSON) {
            session.surroundings().out().println(document.toJson());
            session.surroundings().out().flush();
        }
    }

    private void save(ResultDocument document) {
        if (unwritable || session.outputs().areRefused() || options.result.isEmpty()) {
            return;
        }
        unwritable = true;
        AtomicFile.write(
                session.resolve(options.result.get()),
                session.isWorker() ? document.toCompactJson() : document.toJson());
        unwritable = false;
    }
}
