package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.util.List;
import java.util.Optional;

/** The section of SQL files that were run, which is how a candidate is built without any other tool. */
final class ScriptSection {
    private static final int MOST_ROWS = 500;
    private static final int LONGEST_TEXT = 20_000;

    private ScriptSection() {}

    static Section of(ResultDocument document, SectionPlace place) {
        ScriptResult result = document.as(ScriptResult.class);
        String took = place.language().duration(result.took());
        SectionHead head = SectionHead.of(document, DocumentWords.title(document), took, place);
        Optional<String> next = result.failure()
                .map(failure -> "correct line " + failure.line() + " of " + failure.file() + " and run it again");
        return new Section(
                Templates.render("script", view(result, head, place.main() ? Optional.empty() : next, place.language())),
                List.of(new ChangeStep("Build", head.badge(), head.took(), head.id())),
                next);
    }

    static String headline(ScriptResult result) {
        return result.failure()
                .map(failure -> failure.file() + " failed at line " + failure.line() + ": "
                        + failure.message().lines().findFirst().orElse(""))
                .orElseGet(() -> Counts.of(result.files().size(), "SQL file") + " run on " + result.connection());
    }

    private static View view(ScriptResult result, SectionHead head, Optional<String> next, Language language) {
        return new View(
                head,
                next,
                result.failure().map(failure -> failure(failure, language)),
                List.of(new Fact("Database", result.connection() + ", " + result.database())),
                Rows.of(
                        result.files(),
                        MOST_ROWS,
                        run -> new FileLine(
                                Allowance.clip(run.file(), LONGEST_TEXT),
                                language.number(run.statements()),
                                language.number(run.rows()),
                                language.duration(run.took()))));
    }

    private static MigrationView.Failure failure(ScriptResult.StatementFailure failure, Language language) {
        return new MigrationView.Failure(
                failure.file() + ", line " + failure.line(),
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
