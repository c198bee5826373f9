package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.ResultDocument;
import java.time.Duration;
import java.util.Locale;

/** What can be said of a document without reading its result. */
final class DocumentWords {
    private DocumentWords() {}

    /** What the document is about. */
    static String title(ResultDocument document) {
        return switch (document.kind()) {
            case MIGRATION -> "Migrations";
            case BLUE_GREEN -> "Switch";
            case BLACK_BOX -> "Tests";
            case DELIVERY -> "Delivery";
            case SQL -> "SQL files";
            case LEDGER -> "Ledger";
            case REPORT -> "Report";
            case PROBLEM -> "Problem";
        };
    }

    /** A headline that is always true. */
    static String headline(ResultDocument document) {
        String word = document.outcome().name().toLowerCase(Locale.ROOT);
        return title(document).toLowerCase(Locale.ROOT) + ": " + word;
    }

    /** How long the work took by the clock of its machine. */
    static String took(ResultDocument document) {
        Duration took = Duration.between(document.startedAt(), document.finishedAt());
        return took.isNegative() ? "" : Lengths.of(took);
    }
}
