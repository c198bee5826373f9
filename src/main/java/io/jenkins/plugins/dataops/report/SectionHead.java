package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.ResultDocument;

/**
 * The line of a section that is always to be seen.
 *
 * @param id of the section, unique on the page
 * @param title what it is about
 * @param badge how it ended
 * @param headline what happened, in one sentence; empty where the page's verdict says it
 * @param took how long it took, for people
 * @param open whether it is unfolded
 */
record SectionHead(String id, String title, Badge badge, String headline, String took, boolean open) {
    /** With the usual title of its kind, and the time that the work took by the clock of its machine. */
    static SectionHead of(ResultDocument document, SectionPlace place) {
        return of(
                document,
                DocumentWords.title(document, place.language()),
                DocumentWords.took(document, place.language()),
                place);
    }

    static SectionHead of(ResultDocument document, String title, String took, SectionPlace place) {
        String headline = place.main() ? "" : Headline.onPage(document, place.language());
        return new SectionHead(place.id(), place.title().orElse(title), place.badge(), headline, took, place.open());
    }
}
