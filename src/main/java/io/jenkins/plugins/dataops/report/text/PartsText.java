package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.util.List;

/** Writes what was done along the way as far as it did not pass; the rest was told while it was done. */
public final class PartsText {
    private PartsText() {}

    /**
     * Writes what did not pass.
     *
     * @param page where to
     * @param parts documents of what was done, in its order
     */
    public static void write(Page page, List<ResultDocument> parts) {
        for (ResultDocument part : parts) {
            if (part.outcome() != Outcome.PASSED && part.kind() == Kind.BLACK_BOX) {
                new BlackBoxText(page).write(part.as(BlackBoxResult.class));
            } else if (part.outcome() != Outcome.PASSED && part.kind() == Kind.SQL) {
                ScriptText.write(page, part.as(ScriptResult.class));
            }
        }
    }
}
