package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.sql.SQLException;
import java.util.EnumSet;

/** Drops the colour that is not live, and with it the way back. */
final class Retirement {
    private final Target target;
    private final Leases leases;

    Retirement(Target target, Leases leases) {
        this.target = target;
        this.leases = leases;
    }

    /** Takes the product and retires the colour; one that may be the way back of an unjudged switch is kept. */
    void take(ActionRunner session, ActionResult answer) {
        if (session.known().isEmpty()) {
            throw none();
        }
        if (session.pending(leases.acquire()).isPresent()) {
            throw new RefusedException(
                    "Refused: the last switch of " + target.product() + " is not judged yet.",
                    Verification.UNFINISHED);
        }
        answer.say(Outcome.PASSED, run(), "");
    }

    /**
     * Empties the schema of the colour that is not live, and drops it unless somebody has hung something on it that
     * would go with it, or nobody could create it again. Returns what became of it, in words.
     */
    String run() {
        return target.attempts().run(
                "retiring the previous colour",
                (session, locks) -> once(session),
                session -> session.settledState()
                        .filter(state -> !state.made().contains(state.nextCandidate()))
                        .map(state -> "'" + state.schema(state.nextCandidate()) + "' is retired."));
    }

    /** The refusal where no colour is there beside the live one. */
    private RefusedException none() {
        return new RefusedException(
                "Refused: there is no colour of " + target.product() + " to retire.", "Nothing needs to be done.");
    }

    private String once(SwitchSession session) throws SQLException {
        ProductState state = leases.mine(session);
        Colour colour = state.nextCandidate();
        if (!state.made().contains(colour)) {
            throw none();
        }
        String became = session.retire(state);
        EnumSet<Colour> made = EnumSet.copyOf(state.made());
        made.remove(colour);
        session.save(state.retired(made));
        return became;
    }
}
