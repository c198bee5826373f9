package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was done along the way, as the documents that a result carries. All specifications that judged a schema at one
 * time make one document: whoever reads it asks whether the tests passed, not which file they stood in.
 */
final class PartsOfWork {
    private final String tool;
    private final List<ResultDocument> documents = new ArrayList<>();
    private final List<BlackBoxResult> round = new ArrayList<>();
    private final Set<Path> asked = new HashSet<>();
    private String judged = "";
    private Instant begun;

    PartsOfWork(String tool) {
        this.tool = tool;
    }

    /** Adds work of its own. */
    void add(ResultDocument document) {
        asked.clear();
        judged = "";
        documents.add(document);
    }

    /** Adds a specification; one that was asked of this schema before begins another round, as after a switch back. */
    void add(Path specification, String schema, Instant start, BlackBoxResult result) {
        if (schema.equals(judged) && asked.add(specification)) {
            documents.remove(documents.size() - 1);
        } else {
            round.clear();
            asked.clear();
            asked.add(specification);
            judged = schema;
            begun = start;
        }
        round.add(result);
        BlackBoxResult all = BlackBoxResult.together(round);
        documents.add(ResultDocument.of(Kind.BLACK_BOX, tool, begun, all.outcome(), all));
    }

    /** All of it, in its order. */
    List<ResultDocument> documents() {
        return List.copyOf(documents);
    }
}
