package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Objection;
import java.util.List;

/** A gate said no: nothing is broken, and nothing was switched. It becomes a failed result, never an error. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    RefusedException(String verdict, String remedy) {
        super(verdict);
        this.remedy = remedy;
    }

    /** Because of all that stands in the way. */
    static RefusedException because(List<Objection> objections) {
        String remedies = Objection.remedies(objections);
        return new RefusedException(
                "Refused: " + Objection.problems(objections) + ".",
                remedies.isEmpty() ? "" : Character.toUpperCase(remedies.charAt(0)) + remedies.substring(1) + ".");
    }

    /** What a person can do, in one sentence. */
    String remedy() {
        return remedy;
    }
}
