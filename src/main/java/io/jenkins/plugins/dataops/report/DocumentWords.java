package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What can be said of a document without reading its result. */
final class DocumentWords {
    private DocumentWords() {}

    /** What the document is about. */
    static String title(ResultDocument document, Language language) {
        return language.phrase("kind." + word(document.kind()));
    }

    /** A headline that is always true. */
    static String headline(ResultDocument document, Language language) {
        return language.phrase(
                "report.ended",
                Map.of(
                        "what", title(document, language).toLowerCase(language.locale()),
                        "outcome", language.phrase("outcome." + word(document.outcome()))));
    }

    /** How long the work took by the clock of its machine. */
    static String took(ResultDocument document, Language language) {
        Duration took = Duration.between(document.startedAt(), document.finishedAt());
        return took.isNegative() ? "" : language.duration(took);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
