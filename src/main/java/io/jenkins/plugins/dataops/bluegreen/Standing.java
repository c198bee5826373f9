package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** How a product stands: what is live, whether it was judged or changed by hand, and who holds it. */
final class Standing {
    private final Target target;
    private final ActionRunner session;

    Standing(Target target, ActionRunner session) {
        this.target = target;
        this.session = session;
    }

    /** Says so. */
    void tell(ActionResult answer) {
        Optional<ProductState> state = session.known();
        Optional<Message> unjudged = state.flatMap(session::pending)
                .map(row -> row.entry().reason()
                        .map(SwitchVerdictCode.FOUND_BAD::of)
                        .orElseGet(SwitchVerdictCode.SWITCH_NOT_JUDGED::of));
        answer.say(
                Outcome.PASSED,
                SwitchVerdictCode.STANDING.of(
                        target.request().product(),
                        state.flatMap(ProductState::live).map(Colour::word),
                        unjudged,
                        state.map(this::changedByHand).filter(changes -> !changes.isEmpty()),
                        state.flatMap(ProductState::heldOrWaiting)),
                unjudged.isPresent() ? Optional.of(Verification.UNFINISHED) : state.flatMap(ProductState::goOn));
    }

    private List<Message> changedByHand(ProductState state) {
        try (SwitchSession session = target.strategy().look()) {
            return session.changedByHand(state);
        } catch (SQLException failure) {
            return List.of(SwitchVerdictCode.LIVE_NOT_SEEN.of(RefusedException.said(failure)));
        }
    }

    /** Refuses another schema than the product's: "nothing is live" would be wrong of a product that is live elsewhere. */
    void demandSchema() {
        if (session.known().isPresent()) {
            return;
        }
        List<String> schemas = session.reading(look -> Optional.of(look.products())).orElseThrow().stream()
                .filter(state -> state.product().equals(target.request().product())
                        && state.environment().equals(target.request().environment()))
                .map(ProductState::liveSchema)
                .toList();
        if (!schemas.isEmpty()) {
            throw new UsageException("the product '" + target.request().product() + "' in environment '"
                    + target.request().environment() + "' is not in schema '" + target.request().liveSchema()
                    + "', but in " + String.join(", ", schemas) + ": name that schema, with --schema or in the project file");
        }
    }

    /** The revision that readers see; empty when nothing is live, or nobody said what is. */
    Optional<String> liveRevision() {
        return session.reading(look -> {
                    Optional<ProductState> state = look.state();
                    return state.isEmpty()
                            ? Optional.<JournalRow>empty()
                            : look.row(state.get().liveEntry());
                })
                .map(row -> row.release().revision())
                .filter(revision -> !revision.isEmpty());
    }
}
