package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.script.ScriptResult;
import java.util.List;

/** Writes what SQL files came to for people. */
final class ScriptText {
    private ScriptText() {}

    static void write(Page page, ScriptResult result) {
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
            page.line(failure.leftBehind());
        });
        page.conclusion(
                result.outcome(),
                Words.count(result.files().size(), "SQL file") + " run on " + result.connection() + " in "
                        + Words.of(result.took()));
    }
}
