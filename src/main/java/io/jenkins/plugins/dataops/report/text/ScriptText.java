package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        Language language = page.language();
        if (!result.files().isEmpty()) {
            page.table(
                    Stream.of("file", "statements", "rows", "took").map(head -> language.phrase("text." + head)).toList(),
                    result.files().stream()
                            .map(run -> List.of(
                                    run.file(),
                                    language.number(run.statements()),
                                    language.number(run.rows()),
                                    language.duration(run.took())))
                            .toList());
        }
        result.failure().ifPresent(failure -> {
            page.heading(language.phrase("text.place", Map.of("file", failure.file(), "line", failure.line())));
            page.block("    ", failure.message());
            page.line(language.phrase("text.in-the-statement")).block("    ", failure.statement());
            page.sentence(language.say(failure.leftBehind()));
        });
        page.conclusion(
                result.outcome(),
                language.phrase(
                        "text.files-run",
                        Map.of(
                                "files", result.files().size(),
                                "connection", result.connection(),
                                "took", result.took())));
    }
}
