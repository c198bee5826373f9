package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
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
        return of(document, Language.ENGLISH);
    }

    /**
     * The same in a reader's language.
     *
     * @param document any result document
     * @param language the reader's
     * @return one sentence of plain text, as {@link #of(ResultDocument)} makes it
     */
    public static String of(ResultDocument document, Language language) {
        String sentence = sentence(document, language);
        String line = sentence == null ? "" : sentence.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return Allowance.clip(line.isEmpty() ? DocumentWords.headline(document, language) : line, LONGEST);
    }

    /** The same with an arrow that a log could not hold. */
    static String onPage(ResultDocument document, Language language) {
        return of(document, language).replace(" -> ", " \u2192 ");
    }

    private static String sentence(ResultDocument document, Language language) {
        try {
            return switch (document.kind()) {
                case MIGRATION -> MigrationWords.headline(document.as(MigrationResult.class), language);
                case BLUE_GREEN -> BlueGreenWords.headline(document.as(BlueGreenResult.class), language);
                case BLACK_BOX -> BlackBoxWords.headline(document.as(BlackBoxResult.class), language);
                case DELIVERY -> new DeliveryWords(language).headline(document.as(DeliveryReport.class));
                case SQL -> ScriptSection.headline(document.as(ScriptResult.class), language);
                case LEDGER, REPORT -> LedgerSection.headline(document, language);
                case PROBLEM -> language.say(document.as(Problem.class).message());
            };
        } catch (RuntimeException incomplete) {
            // A headline is shown beside every build: a result that cannot be read must not take the page with it.
            return DocumentWords.headline(document, language);
        }
    }
}
