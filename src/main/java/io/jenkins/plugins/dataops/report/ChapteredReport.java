package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import java.util.ArrayList;
import java.util.List;

/** Several changes on one page, each under its own verdict, with a table of contents. */
final class ChapteredReport {
    private final String title;
    private final List<Chapter> chapters;
    private final Language language;

    ChapteredReport(String title, List<Chapter> chapters, Language language) {
        this.title = title;
        this.chapters = chapters;
        this.language = language;
    }

    String html() {
        List<ChapterLine> lines = new ArrayList<>();
        StringBuilder bodies = new StringBuilder();
        for (int i = 0; i < chapters.size(); i++) {
            String id = "dataops-chapter-" + (i + 1);
            Report report = new Report(chapters.get(i).documents(), id, language);
            bodies.append(report.chapter(chapters.get(i).title()));
            lines.add(report.line(chapters.get(i).title()));
        }
        return "<div class=\"dataops-report\">\n" + Templates.render("contents", new Contents(title, lines), language) + bodies
                + "</div>\n";
    }

    /**
     * The top of the page.
     *
     * @param title the page's title
     * @param lines the chapters
     */
    private record Contents(String title, List<ChapterLine> lines) {}
}
