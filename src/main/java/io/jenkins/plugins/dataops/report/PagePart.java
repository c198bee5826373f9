package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.CheckRun;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
        Iterator<String> points = points(document).iterator();
        for (ResultDocument part : document.parts()) {
            Optional<String> title =
                    switch (part.kind()) {
                        case SQL -> Optional.of("Build").filter(build -> document.kind() == Kind.BLUE_GREEN);
                        case BLACK_BOX -> points.hasNext() ? Optional.of("Tests " + points.next()) : Optional.empty();
                        default -> Optional.empty();
                    };
            all.add(new PagePart(part, Optional.of(document.kind()), title));
        }
        all.add(new PagePart(document, Optional.empty(), Optional.empty()));
        return all;
    }

    /** At which points of a switch tests ran, in order; none where they are not as many as its documents of tests. */
    private static List<String> points(ResultDocument document) {
        long tests = document.parts().stream().filter(part -> part.kind() == Kind.BLACK_BOX).count();
        if (document.kind() != Kind.BLUE_GREEN || tests == 0) {
            return List.of();
        }
        try {
            List<String> points = document.as(BlueGreenResult.class).checks().stream()
                    .map(CheckRun::when)
                    .distinct()
                    .map(BlueGreenWords::when)
                    .toList();
            return points.size() == tests ? points : List.of();
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }
}
