package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.List;

/**
 * One of several changes that stand on one page.
 *
 * @param title what the change was about, plain text
 * @param documents its results, in the order of the work
 */
public record Chapter(String title, List<ResultDocument> documents) {
    /** Keeps an own copy of the results. */
    public Chapter {
        documents = List.copyOf(documents);
    }
}
