package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
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
                    SwitchRefusalCode.LAST_SWITCH_UNJUDGED.of(target.product()), Verification.UNFINISHED);
        }
        answer.say(Outcome.PASSED, run());
    }

    /**
     * Empties the schema of the colour that is not live, and drops it unless somebody has hung something on it that
     * would go with it, or nobody could create it again. Returns what became of it.
     */
    Message run() {
        return target.attempts().run(
                "retiring the previous colour",
                (session, locks) -> once(session),
                session -> session.settledState()
                        .filter(state -> !state.made().contains(state.nextCandidate()))
                        .map(state -> SwitchVerdictCode.COLOUR_RETIRED.of(state.schema(state.nextCandidate()))));
    }

    /** The refusal where no colour is there beside the live one. */
    private RefusedException none() {
        return new RefusedException(
                SwitchRefusalCode.NOTHING_TO_RETIRE.of(target.product()), Remedy.of(SwitchRemedyCode.NOTHING_NEEDED));
    }

    private Message once(SwitchSession session) throws SQLException {
        ProductState state = leases.mine(session);
        Colour colour = state.nextCandidate();
        if (!state.made().contains(colour)) {
            throw none();
        }
        Message became = session.retire(state);
        EnumSet<Colour> made = EnumSet.copyOf(state.made());
        made.remove(colour);
        session.save(state.retired(made));
        return became;
    }
}
