package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section of SQL files that were run, which is how a candidate is built without any other tool. */
final class ScriptSection {
    private static final int MOST_ROWS = 500;
    private static final int LONGEST_TEXT = 20_000;

    private ScriptSection() {}

    static Section of(ResultDocument document, SectionPlace place) {
        ScriptResult result = document.as(ScriptResult.class);
        String took = place.language().duration(result.took());
        SectionHead head = SectionHead.of(document, DocumentWords.title(document, place.language()), took, place);
        Optional<String> next = result.failure().map(failure -> place.language()
                .phrase("report.correct-line", Map.of("line", failure.line(), "file", failure.file())));
        return new Section(
                Templates.render("script", view(result, head, place.main() ? Optional.empty() : next, place.language()), place.language()),
                List.of(new ChangeStep(place.language().phrase("report.step-build"), head.badge(), head.took(), head.id())),
                next);
    }

    static String headline(ScriptResult result, Language language) {
        return result.failure()
                .map(failure -> language.phrase(
                        "report.file-failed",
                        Map.of(
                                "file", failure.file(),
                                "line", failure.line(),
                                "said", failure.message().lines().findFirst().orElse(""))))
                .orElseGet(() -> language.phrase(
                        "report.files-run",
                        Map.of("files", result.files().size(), "connection", result.connection())));
    }

    private static View view(ScriptResult result, SectionHead head, Optional<String> next, Language language) {
        return new View(
                head,
                next,
                result.failure().map(failure -> failure(failure, language)),
                List.of(Fact.database(result.connection(), result.database(), language)),
                Rows.of(
                        result.files(),
                        MOST_ROWS,
                        run -> new FileLine(
                                Allowance.clip(run.file(), LONGEST_TEXT),
                                language.number(run.statements()),
                                language.number(run.rows()),
                                language.duration(run.took())),
                        language));
    }

    private static MigrationView.Failure failure(ScriptResult.StatementFailure failure, Language language) {
        return new MigrationView.Failure(
                language.phrase("report.place", Map.of("file", failure.file(), "line", failure.line())),
                Allowance.clip(failure.message(), LONGEST_TEXT),
                Allowance.clip(failure.statement(), LONGEST_TEXT),
                "",
                "",
                language.say(failure.leftBehind()));
    }

    /** What the template shows. */
    private record View(
            SectionHead head,
            Optional<String> next,
            Optional<MigrationView.Failure> failure,
            List<Fact> facts,
            Rows<FileLine> files) {}

    /** A file that was run to its end. */
    private record FileLine(String file, String statements, String rows, String took) {}
}
