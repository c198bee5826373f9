package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Puts the sections of several documents under one verdict. */
final class Report {
    private final List<ResultDocument> documents;
    private final List<Section> sections = new ArrayList<>();

    Report(List<ResultDocument> documents) {
        this.documents = List.copyOf(documents);
        for (int i = 0; i < this.documents.size(); i++) {
            sections.add(Sections.of(this.documents.get(i), new SectionPlace(id(i), open(i))));
        }
    }

    private static String id(int index) {
        return "dataops-result-" + (index + 1);
    }

    /** What failed is unfolded; where nothing did, the last result, for that is what somebody waited for. */
    private boolean open(int index) {
        ResultDocument document = documents.get(index);
        boolean anyBad = documents.stream().anyMatch(Report::bad);
        return document.kind() == ResultDocument.Kind.DELIVERY
                || (anyBad ? bad(document) : index == documents.size() - 1);
    }

    private static boolean bad(ResultDocument document) {
        return document.outcome() == Outcome.FAILED || document.outcome() == Outcome.ERROR;
    }

    String html() {
        StringBuilder html = new StringBuilder("<div class=\"dataops-report\">\n");
        html.append(documents.isEmpty() ? Templates.render("empty", "") : Templates.render("verdict", verdict()));
        sections.forEach(section -> html.append(section.html()));
        return html.append(Recorded.of(documents)).append("</div>\n").toString();
    }

    private PageView verdict() {
        int main = main();
        List<PageView.Line> others = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            if (i != main) {
                others.add(new PageView.Line(
                        Badge.of(documents.get(i).outcome()), Headline.of(documents.get(i)), id(i)));
            }
        }
        List<Step> steps = Way.of(documents, sections);
        return new PageView(
                Badge.of(documents.get(main).outcome()),
                Headline.of(documents.get(main)),
                sections.get(main).next(),
                others,
                steps,
                steps.size() > 1);
    }

    /** Which result speaks for all: the last of the worst ones, a switch before what only came along with it. */
    private int main() {
        Outcome worst = Outcome.worst(documents.stream().map(ResultDocument::outcome).toList());
        int main = -1;
        for (int i = 0; i < documents.size(); i++) {
            if (documents.get(i).outcome() == worst && (main < 0 || weight(i) >= weight(main))) {
                main = i;
            }
        }
        return main;
    }

    private int weight(int index) {
        return switch (documents.get(index).kind()) {
            case DELIVERY, LEDGER, REPORT -> 0;
            case MIGRATION, BLACK_BOX -> 1;
            case BLUE_GREEN -> 2;
            case PROBLEM -> 3;
        };
    }
}
