package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What every action does around its own work: read the state, turn refusals into results, give the lease back. */
final class ActionRunner {
    /** Reads of what the target keeps. */
    @FunctionalInterface
    interface Reader<T> {
        Optional<T> read(SwitchSession session) throws SQLException;
    }

    private final Target target;
    private final Leases leases;

    ActionRunner(Target target, Leases leases) {
        this.target = target;
        this.leases = leases;
    }

    /** The same for an action that changes something: what an older version keeps here is brought up to date first. */
    BlueGreenResult changing(String action, Consumer<ActionResult> work) {
        return changing(action, () -> {}, work);
    }

    /** The same, with something to be looked at before anything is changed. */
    BlueGreenResult changing(String action, Runnable before, Consumer<ActionResult> work) {
        try (LeaseKeeper kept = new LeaseKeeper(target, leases)) {
            return answering(action, answer -> {
                before.run();
                upToDate();
                work.accept(answer);
            });
        }
    }

    /**
     * The same for an action that ends the run, which may hold the product from its preparation: so it is given back
     * whatever comes of the action, from the first look on.
     */
    BlueGreenResult ending(String action, Consumer<ActionResult> work) {
        try (LeaseKeeper kept = new LeaseKeeper(target, leases)) {
            return answering(action, answer -> {
                releasingOnFailure(() -> {
                    upToDate();
                    work.accept(answer);
                });
                giveBack(answer);
            });
        }
    }

    /** What is done is told as it is, whatever becomes of the lease. */
    private void giveBack(ActionResult answer) {
        try {
            leases.release();
        } catch (RuntimeException failure) {
            answer.unreturned = leases.lastHeld();
            answer.warnings.add(SwitchWarningCode.NOT_GIVEN_BACK.of(RefusedException.said(failure)));
        }
    }

    /** Brings what an older version keeps here up to date. */
    void upToDate() {
        if (!reading(session -> Optional.of(session.outdated())).orElseThrow()) {
            return;
        }
        List<Objection> objections = reading(session -> Optional.of(session.upgradeObjections())).orElseThrow();
        if (!objections.isEmpty()) {
            throw RefusedException.because(Obstacle.of(objections));
        }
        target.attempts().run(
                "bringing the switch journal up to date",
                (session, locks) -> {
                    leases.refuseUnderOthers(session);
                    session.upgrade();
                    // Nobody can take a product any more until this is committed.
                    leases.refuseUnderOthers(session);
                    return true;
                },
                session -> session.outdated() ? Optional.empty() : Optional.of(true));
    }

    /** Runs an action and answers with the product as it is then. */
    BlueGreenResult answering(String action, Consumer<ActionResult> work) {
        ActionResult answer = new ActionResult(target, action);
        boolean refused = refuses(answer, work);
        try {
            return Stop.telling(() -> answered(answer, refused));
        } catch (RuntimeException lost) {
            if (leases.ownToken().isPresent()) {
                // The secret of the run goes out with the answer alone: nobody could go on with the product.
                giveBack(lost);
            }
            throw lost;
        }
    }

    private static boolean refuses(ActionResult answer, Consumer<ActionResult> work) {
        try {
            work.accept(answer);
            return false;
        } catch (RefusedException refusal) {
            answer.refused(refusal);
            return true;
        }
    }

    private BlueGreenResult answered(ActionResult answer, boolean refused) {
        try {
            return answered(answer);
        } catch (ToolException unreadable) {
            if (!refused && answer.deployment.isEmpty()) {
                throw unreadable;
            }
            // A role that may not even look is refused for that; and readers are switched, whatever came after it.
            answer.warnings.add(Message.text(unreadable.getMessage()));
            return answer.result(Optional.empty(), List.of(), Optional.empty());
        }
    }

    private BlueGreenResult answered(ActionResult answer) {
        return reading(session -> {
                    Optional<ProductState> state = session.state();
                    return state.isEmpty()
                            ? Optional.<BlueGreenResult>empty()
                            : Optional.of(answered(answer, session, state.get()));
                })
                .orElseGet(() -> answer.result(Optional.empty(), List.of(), Optional.empty()));
    }

    private BlueGreenResult answered(ActionResult answer, StateSession session, ProductState state)
            throws SQLException {
        return answer.result(
                Optional.of(state),
                session.last(state, answer.shown),
                Optional.of(new JournalPages(target).endingWith(session, state, answer.events)));
    }

    /** Reads from state and journal. */
    <T> Optional<T> reading(Reader<T> reader) {
        try (SwitchSession session = target.strategy().look()) {
            return reader.read(session);
        } catch (SQLException failure) {
            throw target.strategy().unreadable(failure);
        }
    }

    /** The product, if it was ever taken; who takes it, makes the journal and its row. */
    Optional<ProductState> known() {
        return reading(StateSession::state);
    }

    /** The state of the run that this one goes on with. */
    ProductState mine() {
        return reading(session -> Optional.of(leases.mine(session))).orElseThrow();
    }

    /** The live switch, if nobody has judged it yet because its run died. */
    Optional<JournalRow> pending(ProductState state) {
        return reading(session -> session.row(state.liveEntry()))
                .filter(row -> row.entry().state() == JournalEntry.State.SWITCHED);
    }

    /** A dead run's switch that waits to be judged, while nobody holds the product. */
    Optional<JournalRow> unfinishedAndFree() {
        return reading(session -> {
                    Instant now = session.now();
                    return session.state()
                            .filter(state -> state.lease().filter(held -> held.living(now)).isEmpty());
                })
                .flatMap(this::pending);
    }

    /**
     * Gives the lease back when the work cannot be done, so that nobody waits for nothing. Whoever hears of a usage fault
     * takes nothing to be held: a product that was taken and could not be given back makes another failure of it.
     */
    void releasingOnFailure(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            Optional<RuntimeException> why = giveBack(failure);
            if (failure instanceof UsageException && why.isPresent() && leases.number().isPresent()) {
                throw new ToolException(
                        failure.getMessage() + "; and the lease was not given back: " + why.get().getMessage(), failure);
            }
            throw failure;
        }
    }

    /** Gives the lease back on the way out; returns why that was not possible. */
    private Optional<RuntimeException> giveBack(RuntimeException failure) {
        try {
            leases.release();
            return Optional.empty();
        } catch (RuntimeException unreachable) {
            failure.addSuppressed(unreachable);
            return Optional.of(unreachable);
        }
    }
}
