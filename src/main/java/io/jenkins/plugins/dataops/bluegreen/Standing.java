package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
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
        String live = state.flatMap(ProductState::live)
                .map(colour -> colour.word() + " is live")
                .orElse("nothing is live");
        String unjudged = state.flatMap(session::pending)
                .map(row -> row.entry().reason()
                        .map(reason -> ", found bad by its checks (" + reason + ") and not switched back")
                        .orElse(", its switch not judged yet"))
                .orElse("");
        List<String> byHand = state.map(this::changedByHand).orElse(List.of());
        String changed = byHand.isEmpty() ? "" : ", but was changed by hand: " + String.join("; ", byHand);
        answer.say(
                Outcome.PASSED,
                target.request().product() + ": " + live + unjudged + changed
                        + state.map(ProductState::heldOrWaiting).orElse("") + ".",
                unjudged.isEmpty()
                        ? state.map(ProductState::goOn).orElse("")
                        : Verification.UNFINISHED);
    }

    private List<String> changedByHand(ProductState state) {
        try (SwitchSession session = target.strategy().look()) {
            return session.changedByHand(state);
        } catch (SQLException failure) {
            return List.of("the live objects cannot be looked at now: " + failure.getMessage());
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
