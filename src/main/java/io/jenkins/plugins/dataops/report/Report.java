package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the sections of several documents under one verdict. */
final class Report {
    private final List<PagePart> parts;
    private final List<ResultDocument> documents;
    private final Set<ResultDocument> aborted;
    private final String id;
    private final Language language;
    private final int main;
    private final List<Section> sections = new ArrayList<>();

    Report(List<ResultDocument> documents, Set<ResultDocument> aborted, Language language) {
        this(documents, aborted, "dataops-result", language);
    }

    /** The id begins those of its sections, which are unique on a page. */
    Report(List<ResultDocument> documents, String id, Language language) {
        this(documents, Set.of(), id, language);
    }

    private Report(List<ResultDocument> documents, Set<ResultDocument> aborted, String id, Language language) {
        this.parts = documents.stream().flatMap(document -> PagePart.of(document).stream()).toList();
        this.documents = parts.stream().map(PagePart::document).toList();
        this.aborted = aborted;
        this.id = id;
        this.language = language;
        this.main = main();
        for (int i = 0; i < parts.size(); i++) {
            SectionPlace place = new SectionPlace(
                    id(i), open(i), i == main, badge(i), parts.get(i).title(), language);
            sections.add(Sections.of(parts.get(i).document(), place));
        }
    }

    private Badge badge(int index) {
        ResultDocument document = documents.get(index);
        return aborted.contains(document) ? Badge.broken(language.phrase("outcome.aborted")) : Badge.of(document, language);
    }

    private String id(int index) {
        return id + "-" + (index + 1);
    }

    /** What failed is unfolded; where nothing did, the last result, for that is what somebody waited for. */
    private boolean open(int index) {
        ResultDocument document = documents.get(index);
        boolean anyBad = documents.stream().anyMatch(Report::bad);
        return document.kind() == Kind.DELIVERY
                || (anyBad ? bad(document) : index == documents.size() - 1);
    }

    private static boolean bad(ResultDocument document) {
        return document.outcome() == Outcome.FAILED || document.outcome() == Outcome.ERROR;
    }

    String html() {
        return "<div class=\"dataops-report\">\n" + body(Optional.empty()) + "</div>\n";
    }

    /** The same as one of several on a page. */
    String chapter(String title) {
        return "<section class=\"dataops-chapter\" id=\"" + id + "\">\n" + body(Optional.of(title)) + "</section>\n";
    }

    /** The same in the table of contents. */
    ChapterLine line(String title) {
        if (documents.isEmpty()) {
            return new ChapterLine(Badge.quiet(language.phrase("report.no-results")), title, "", id);
        }
        return new ChapterLine(badge(main), title, Headline.onPage(documents.get(main), language), id);
    }

    private String body(Optional<String> chapter) {
        StringBuilder html = new StringBuilder(
                documents.isEmpty()
                ? Templates.render("empty", "", language)
                : Templates.render("verdict", verdict(chapter), language));
        sections.forEach(section -> html.append(section.html()));
        return html.append(Recorded.of(documents, language)).toString();
    }

    private PageView verdict(Optional<String> chapter) {
        List<ChangeStep> steps = ChangeSteps.of(parts, sections, language);
        return new PageView(
                chapter,
                chapter.isPresent() ? "h2" : "h1",
                badge(main),
                Headline.onPage(documents.get(main), language),
                sections.get(main).next(),
                steps,
                steps.size() > 1);
    }

    /** Which result speaks for all: the last that failed, a switch before what only came along with it. */
    private int main() {
        boolean anyBad = documents.stream().anyMatch(Report::bad);
        int main = -1;
        for (int i = 0; i < documents.size(); i++) {
            if (anyBad == bad(documents.get(i)) && (main < 0 || weight(i) >= weight(main))) {
                main = i;
            }
        }
        return main;
    }

    private int weight(int index) {
        ResultDocument document = documents.get(index);
        return switch (document.kind()) {
            case DELIVERY, LEDGER, REPORT -> 0;
            case MIGRATION, BLACK_BOX, SQL -> 1;
            // A look at what is live has changed nothing.
            case BLUE_GREEN -> document.result().path("action").asText().equals("status") ? 1 : 2;
            case PROBLEM -> 3;
        };
    }
}
