package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.CheckRun;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document in the order of the page.
 *
 * @param document the document
 * @param within the kind of the document that it is a part of
 * @param title what to call it there, where that is not its usual title
 */
record PagePart(ResultDocument document, Optional<Kind> within, Optional<String> title) {
    /** A document and its parts; what was done along the way comes before what it led to. */
    static List<PagePart> of(ResultDocument document) {
        List<PagePart> all = new ArrayList<>();
        List<ResultDocument> tests =
                document.parts().stream().filter(part -> part.kind() == Kind.BLACK_BOX).toList();
        document.parts().stream()
                .filter(part -> part.kind() != Kind.BLACK_BOX)
                .forEach(part -> all.add(new PagePart(
                        part,
                        Optional.of(document.kind()),
                        part.kind() == Kind.SQL ? Optional.of("Build") : Optional.empty())));
        all.addAll(tests(document, tests));
        all.add(new PagePart(document, Optional.empty(), Optional.empty()));
        return all;
    }

    /** A switch tells at which point each test ran, in their order: one section a point. */
    private static List<PagePart> tests(ResultDocument document, List<ResultDocument> tests) {
        try {
            List<CheckRun> checks =
                    document.kind() == Kind.BLUE_GREEN ? document.as(BlueGreenResult.class).checks() : List.of();
            if (!tests.isEmpty() && checks.size() == tests.size()) {
                Map<CheckRun.When, List<ResultDocument>> points = new EnumMap<>(CheckRun.When.class);
                for (int i = 0; i < tests.size(); i++) {
                    points.computeIfAbsent(checks.get(i).when(), when -> new ArrayList<>()).add(tests.get(i));
                }
                List<PagePart> joined = new ArrayList<>();
                points.forEach((when, runs) -> joined.add(new PagePart(
                        join(runs), Optional.of(document.kind()), Optional.of("Tests " + BlueGreenWords.when(when)))));
                return joined;
            }
        } catch (RuntimeException unreadable) {
            // Each by itself, then; those that can not be read say so.
        }
        return tests.stream()
                .map(test -> new PagePart(test, Optional.of(document.kind()), Optional.empty()))
                .toList();
    }

    private static ResultDocument join(List<ResultDocument> runs) {
        List<TestResult> tests = new ArrayList<>();
        Duration took = Duration.ZERO;
        for (ResultDocument run : runs) {
            BlackBoxResult result = run.as(BlackBoxResult.class);
            tests.addAll(result.tests());
            took = took.plus(result.took());
        }
        BlackBoxResult first = runs.get(0).as(BlackBoxResult.class);
        Outcome outcome = Outcome.worst(runs.stream().map(ResultDocument::outcome).toList());
        BlackBoxResult whole =
                new BlackBoxResult(outcome, "", first.connection(), first.database(), List.copyOf(tests), took);
        return ResultDocument.of(Kind.BLACK_BOX, runs.get(0).tool(), runs.get(0).startedAt(), outcome, whole);
    }
}
