package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.script.ScriptResult;

/** What a piece of work came to, in one sentence for a log line, a build's front page or a list. */
public final class Headline {
    /** The longest headline, in characters. */
    public static final int LONGEST = 400;

    private Headline() {}

    /**
     * Says what a document tells.
     *
     * @param document any result document
     * @return one sentence of plain text without line breaks, such as {@code "2 migrations applied, schema at version
     *     4"}; it may hold untrusted names, so escape it where it is shown
     */
    public static String of(ResultDocument document) {
        String sentence = sentence(document);
        String line = sentence == null ? "" : sentence.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return Allowance.clip(line.isEmpty() ? DocumentWords.headline(document) : line, LONGEST);
    }

    /** The same with an arrow that a log could not hold. */
    static String onPage(ResultDocument document) {
        return of(document).replace(" -> ", " \u2192 ");
    }

    private static String sentence(ResultDocument document) {
        try {
            return switch (document.kind()) {
                case MIGRATION -> MigrationWords.headline(document.as(MigrationResult.class));
                case BLUE_GREEN -> BlueGreenWords.headline(document.as(BlueGreenResult.class));
                case BLACK_BOX -> BlackBoxWords.headline(document.as(BlackBoxResult.class));
                case DELIVERY -> DeliveryWords.headline(document.as(DeliveryReport.class));
                case SQL -> ScriptSection.headline(document.as(ScriptResult.class));
                case LEDGER, REPORT -> LedgerSection.headline(document);
                case PROBLEM -> document.as(Problem.class).message();
            };
        } catch (RuntimeException incomplete) {
            // A headline is shown beside every build: a result that cannot be read must not take the page with it.
            return DocumentWords.headline(document);
        }
    }
}
