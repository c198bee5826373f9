package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.util.List;

/** Writes what SQL files came to for people. */
public final class ScriptText {
    private ScriptText() {}

    /**
     * Writes a result.
     *
     * @param page where to
     * @param result what the files did
     */
    public static void write(Page page, ScriptResult result) {
        if (!result.files().isEmpty()) {
            page.table(
                    List.of("file", "statements", "rows", "took"),
                    result.files().stream()
                            .map(run -> List.of(
                                    run.file(),
                                    String.valueOf(run.statements()),
                                    String.valueOf(run.rows()),
                                    Words.of(run.took())))
                            .toList());
        }
        result.failure().ifPresent(failure -> {
            page.heading(failure.file() + " line " + failure.line() + ":");
            page.block("    ", failure.message());
            page.line("in the statement").block("    ", failure.statement());
            page.sentence(page.language().say(failure.leftBehind()));
        });
        page.conclusion(
                result.outcome(),
                Count.of(result.files().size(), "SQL file") + " run on " + result.connection() + " in "
                        + Words.of(result.took()));
    }
}
