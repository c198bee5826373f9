package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.util.List;

/** Takes the product for a new run and makes its candidate; gives both back when nobody hears of them. */
final class PreparedRun {
    private final Target target;
    private final Leases leases;
    private final ActionRunner session;
    private boolean prepared;

    PreparedRun(Target target, Leases leases, ActionRunner session) {
        this.target = target;
        this.leases = leases;
        this.session = session;
    }

    /** Begins; a dead run's switch is finished first by the checks that follow a switch. */
    BlueGreenResult begin(List<SwitchCheck> after) {
        try {
            return session.changing(
                    "prepare",
                    () -> target.strategy().refuseUnfit(),
                    answer -> session.releasingOnFailure(() -> prepare(answer, after)));
        } catch (RuntimeException unheard) {
            if (prepared) {
                giveUp(unheard);
            }
            throw unheard;
        }
    }

    private void prepare(ActionResult answer, List<SwitchCheck> after) {
        ProductState state = leases.acquire();
        session.pending(state).ifPresent(row -> {
            new Verification(target, leases, answer).finish(row, after);
            if (session.pending(state).isPresent()) {
                // Readers are on what was found bad: the way back, which preparing would clear, is kept.
                throw new RefusedException(answer.verdict, answer.next);
            }
        });
        ProductState made = new Preparation(target, leases).run(answer.warnings);
        prepared = true;
        answer.token = leases.ownToken();
        variables(made, answer);
        answer.say(
                Outcome.PASSED,
                SwitchVerdictCode.CANDIDATE_READY.of(answer.environmentVariables.get("DATAOPS_CANDIDATE_SCHEMA")),
                Remedy.of(SwitchRemedyCode.BUILD_THEN_SWITCH));
    }

    /** Without the secret that the answer tells nobody can go on with the candidate. */
    private void giveUp(RuntimeException failure) {
        try {
            new Abandonment(target, leases, new ActionResult(target, "abandon")).run();
        } catch (RuntimeException unreachable) {
            failure.addSuppressed(unreachable);
        }
    }

    private void variables(ProductState state, ActionResult answer) {
        Colour candidate = state.candidate().orElseThrow();
        answer.environmentVariables.put("DATAOPS_PRODUCT", target.request().product());
        answer.environmentVariables.put(Lease.TOKEN_VARIABLE, leases.ownToken().orElseThrow());
        answer.environmentVariables.put("DATAOPS_LEASE_OWNER", target.request().lease().owner());
        answer.environmentVariables.put("DATAOPS_CANDIDATE_SCHEMA", state.schema(candidate));
        answer.environmentVariables.put("DATAOPS_CANDIDATE_COLOUR", candidate.word());
        answer.environmentVariables.put("DATAOPS_LIVE_SCHEMA", target.request().liveSchema());
        answer.environmentVariables.put("DATAOPS_LIVE_COLOUR", state.live().map(Colour::word).orElse(""));
        answer.environmentVariables.put(
                "DATAOPS_PREVIOUS_SCHEMA", state.live().map(state::schema).orElse(""));
    }
}
