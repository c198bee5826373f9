package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Optional;

/**
 * What the verb {@code report} can be asked for.
 *
 * @param results paths of the result files of one change
 * @param chapters changes with results of their own, instead
 * @param html path of the report
 * @param title the page's title; empty for the usual one
 */
public record ReportRequest(
        @RequestOption(operand = true, label = "RESULT", help = "Result files of one change, in the order of the work.")
        List<String> results,
        @RequestOption(
                name = "--chapter",
                label = "TITLE RESULT...",
                help = "A change among several, with a title and a verdict of its own; may be repeated. Instead of"
                        + " RESULT.")
        List<ChapterRequest> chapters,
        @RequestOption(label = "FILE", required = true, help = "The HTML file to write.")
        Optional<String> html,
        @RequestOption(label = "TEXT", help = "The page's title (default: DataOps report).")
        Optional<String> title)
        implements VerbRequest {
    /** Fills what is left out. */
    public ReportRequest {
        results = AbsentValues.list(results, "results");
        chapters = AbsentValues.list(chapters, "chapters");
        html = AbsentValues.optional(html);
        title = AbsentValues.optional(title);
    }

    @Override
    public List<String> verb() {
        return List.of("report");
    }

    @Override
    public Optional<String> fault() {
        return OptionRules.fault(this, "'report'", option -> true);
    }
}
