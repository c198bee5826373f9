package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.List;
import java.util.Optional;

/** Makes the section of any document; one that cannot be read is said to be so and never hides the others. */
final class Sections {
    private static final int MOST_JSON = 20_000;

    private Sections() {}

    static Section of(ResultDocument document, SectionPlace place) {
        try {
            return switch (document.kind()) {
                case MIGRATION -> MigrationSection.of(document, place);
                case BLACK_BOX -> BlackBoxSection.of(document, place);
                case DELIVERY -> DeliverySection.of(document, place);
                case BLUE_GREEN -> BlueGreenSection.of(document, place);
                case SQL -> ScriptSection.of(document, place);
                case LEDGER, REPORT -> LedgerSection.of(document, place);
                case PROBLEM -> problem(document, place);
            };
        } catch (RuntimeException unreadable) {
            // A worker is not trusted to fill every component; what it did send is shown as it is.
            return plain(document, place);
        }
    }

    /** Its headline says it all. */
    private static Section problem(ResultDocument document, SectionPlace place) {
        SectionHead head = SectionHead.of(document, place);
        Problem problem = document.as(Problem.class);
        return new Section(
                Templates.render("problem", new ProblemView(head, Allowance.clip(place.language().say(problem.message()), MOST_JSON)), place.language()),
                List.of(new ChangeStep(head.title(), head.badge(), head.took(), head.id())),
                Optional.empty());
    }

    private static Section plain(ResultDocument document, SectionPlace place) {
        SectionHead head = SectionHead.of(document, place);
        String json = Allowance.clip(document.result().toPrettyString(), MOST_JSON);
        return new Section(
                Templates.render("plain", new PlainView(head, json), place.language()),
                List.of(new ChangeStep(head.title(), head.badge(), head.took(), head.id())),
                Optional.empty());
    }

    /**
     * Why there is no result.
     *
     * @param head the section's line
     * @param message where, what, and what to do next
     */
    private record ProblemView(SectionHead head, String message) {}

    /**
     * A result as it came.
     *
     * @param head the section's line
     * @param json the result
     */
    private record PlainView(SectionHead head, String json) {}
}
