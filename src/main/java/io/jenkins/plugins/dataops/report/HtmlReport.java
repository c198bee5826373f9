package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.files.AtomicFile;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Result documents as HTML for people. Every value in them is untrusted and escaped; the HTML has no inline script,
 * style or event handler, so that it may stand in a page with a strict content security policy. The style sheet
 * {@code report.css} and the script {@code report.js} beside this class make it beautiful and comfortable; it is
 * complete without both.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Renders documents for embedding in a page.
     *
     * @param documents the results of one change, in the order of the work; may be empty
     * @return one {@code div} of class {@code dataops-report}
     */
    public static String fragment(List<ResultDocument> documents) {
        return fragment(documents, Set.of());
    }

    /**
     * Renders documents of which some tell of work that somebody aborted.
     *
     * @param documents the results of one change, in the order of the work; may be empty
     * @param aborted those of them that say what had been done until then; whatever their outcome is, it is nobody's
     *     fault
     * @return one {@code div} of class {@code dataops-report}
     */
    public static String fragment(List<ResultDocument> documents, Set<ResultDocument> aborted) {
        return fragment(documents, aborted, Language.ENGLISH);
    }

    /**
     * The same in a reader's language.
     *
     * @param documents the results of one change, in the order of the work; may be empty
     * @param aborted those of them that say what had been done until then
     * @param language the reader's
     * @return one {@code div} of class {@code dataops-report}
     */
    public static String fragment(List<ResultDocument> documents, Set<ResultDocument> aborted, Language language) {
        return new Report(documents, aborted, language).html();
    }

    /**
     * Writes one self-contained file: no remote asset, style and script inlined, the chart library only where there
     * is a chart. The file is replaced as a whole or not at all.
     *
     * @param file where to; missing folders are made
     * @param title the page's title, plain text
     * @param documents the results of one change, in the order of the work
     * @param language the reader's
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when it cannot be written
     */
    public static void write(Path file, String title, List<ResultDocument> documents, Language language) {
        AtomicFile.write(file, StandalonePage.of(title, fragment(documents, Set.of(), language), language));
    }

    /**
     * Writes one self-contained file about several changes, each a chapter with its own verdict.
     *
     * @param file where to; missing folders are made
     * @param title the page's title, plain text
     * @param chapters the changes, first to last
     * @param language the reader's
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when it cannot be written
     */
    public static void writeChapters(Path file, String title, List<Chapter> chapters, Language language) {
        AtomicFile.write(file, StandalonePage.of(title, new ChapteredReport(title, chapters, language).html(), language));
    }
}
