package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Objects;

/**
 * One chapter of a report.
 *
 * @param title of the change that it tells of
 * @param results paths of its result files
 */
public record ChapterRequest(String title, List<String> results) {
    /** Demands a title. */
    public ChapterRequest {
        Objects.requireNonNull(title, "title");
        results = AbsentValues.list(results, "results");
    }
}
