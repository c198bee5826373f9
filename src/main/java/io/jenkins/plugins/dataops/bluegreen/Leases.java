package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes, keeps and gives back a product. A lease is a row and no lock: no connection is held while the candidate is
 * built. Who may change it is decided by its owner's name and its secret token together; each holder gets a higher
 * number, and whoever comes with an older one has lost the product.
 */
final class Leases {
    private static final Remedy BEGIN_AGAIN = Remedy.of(SwitchRemedyCode.BEGIN_AGAIN, NextCommand.prepare());

    private final Target target;
    private final ProcessIdentity process;
    private final Duration longestPause;
    private volatile Optional<SecretValue> token;
    /** The fencing number, once this process has taken the product itself. */
    private volatile OptionalLong number = OptionalLong.empty();
    /** What this process has last seen itself hold. */
    private volatile Optional<ProductState.HeldLease> lastHeld = Optional.empty();

    Leases(Target target, ProcessIdentity process) {
        this(target, process, LeaseKeeper.LONGEST_PAUSE);
    }

    Leases(Target target, ProcessIdentity process, Duration longestPause) {
        this.target = target;
        this.process = process;
        this.longestPause = longestPause;
        this.token = target.request().lease().token();
    }

    /** The longest time between two renewals: two of them may be missed before the lease ends. */
    Duration renewalPause() {
        Duration third = target.request().lease().duration().dividedBy(3);
        return third.compareTo(longestPause) < 0 ? third : longestPause;
    }

    /** The fencing number of the run that this process itself has begun. */
    OptionalLong number() {
        return number;
    }

    /** The lease as this process has last seen itself hold it; empty before it has taken or renewed one. */
    Optional<ProductState.HeldLease> lastHeld() {
        return lastHeld;
    }

    /** The secret of the run that this process itself has begun; nobody else is shown it. */
    Optional<String> ownToken() {
        return number.isPresent() ? token.map(SecretValue::reveal) : Optional.empty();
    }

    /**
     * Takes the product for a new run. The lease dies with this process until the candidate is prepared: what is not
     * prepared nobody can go on with.
     */
    ProductState acquire() {
        SecretValue secret = token.orElseGet(LeaseToken::random);
        // Known at once: when the answer is lost, the product can still be given back.
        token = Optional.of(secret);
        ProductState acquired = target.attempts().run(
                "taking the lease",
                (session, locks) -> {
                    ProductState state = session.stateOrNew();
                    Instant now = session.now();
                    refuseIfHeld(state, now);
                    LeaseToken.checkChosen(secret);
                    session.save(state.taken(
                            Optional.of(held(now, true)), state.run() + 1, LeaseToken.digest(secret.reveal())));
                    return session.state().orElseThrow();
                },
                this::findMine);
        number = OptionalLong.of(acquired.run());
        lastHeld = acquired.lease();
        return acquired;
    }

    /** A living lease keeps everybody out but the very run that holds it, when that begins anew. */
    private void refuseIfHeld(ProductState state, Instant now) {
        LeaseTerms terms = target.request().lease();
        Optional<ProductState.HeldLease> held = state.lease().filter(lease -> lease.living(now));
        boolean ours = held.filter(lease -> lease.process().equals(Optional.of(process.text()))).isPresent()
                || held.isPresent() && isMine(state);
        if (held.isPresent() && !ours && !terms.takeOver()) {
            throw new RefusedException(
                    SwitchRefusalCode.PRODUCT_HELD.of(
                            held.get().owner(), target.product(), held.get().since(), held.get().until()),
                    Remedy.of(SwitchRemedyCode.WAIT_OR_TAKE_OVER, NextCommand.takeOver()));
        }
    }

    /**
     * Refuses to change the journal's layout under runs of an older version, which could not go on then, with whichever
     * product. A run that is under way itself has been updated meanwhile, and is not lost for that.
     */
    void refuseUnderOthers(StateSession session) throws SQLException {
        Instant now = session.now();
        List<ProductState> living = session.products().stream()
                .filter(state -> state.lease().filter(held -> held.living(now)).isPresent())
                .toList();
        if (living.isEmpty() || living.stream().anyMatch(this::holdsLease)
                || target.request().lease().takeOver()) {
            return;
        }
        ProductState first = living.get(0);
        ProductState.HeldLease held = first.lease().orElseThrow();
        throw new RefusedException(
                SwitchRefusalCode.HELD_BY_OLDER_VERSION.of(
                        held.owner(), SwitchVerdictCode.PRODUCT_NAMED.of(first.product(), first.environment()),
                        held.since(), held.until()),
                Remedy.of(SwitchRemedyCode.WAIT_OR_SAME_VERSION, NextCommand.takeOver()));
    }

    /**
     * Makes sure that the product is still this run's, and renews the lease for the life of this process. A candidate
     * that waits for anybody gets a secret of whoever goes on with it.
     */
    ProductState renew() {
        SecretValue another = LeaseToken.random();
        ProductState renewed = target.attempts().run(
                "renewing the lease",
                (session, locks) -> {
                    ProductState state = mine(session);
                    Optional<ProductState.HeldLease> held = Optional.of(held(session.now(), true));
                    session.save(LeaseToken.opens(state.tokenDigest(), token)
                            ? state.withLease(held)
                            : state.taken(held, state.run(), LeaseToken.digest(another.reveal())));
                    return session.state().orElseThrow();
                },
                this::findMine);
        if (!LeaseToken.opens(renewed.tokenDigest(), token)) {
            token = Optional.of(another);
        }
        lastHeld = renewed.lease();
        return renewed;
    }

    /**
     * The state, if the product is still this run's; within the caller's transaction. A candidate whose lease was
     * given back, because a gate said no, is anybody's to go on with until the next run is prepared.
     */
    ProductState mine(StateSession session) throws SQLException {
        ProductState state = session.state().orElseThrow(Leases::unprepared);
        if (number.isPresent() && number.getAsLong() != state.run()) {
            throw lost(state);
        }
        if (state.lease().isPresent()) {
            if (!isMine(state)) {
                throw notMine(state);
            }
            return state;
        }
        if (token.isPresent() && !LeaseToken.opens(state.tokenDigest(), token)) {
            throw new RefusedException(
                    SwitchRefusalCode.TOKEN_OF_ANOTHER_RUN.of(target.product()), BEGIN_AGAIN);
        }
        if (!state.candidateWaits()) {
            throw token.isPresent() ? lost(state) : unprepared();
        }
        return state;
    }

    /**
     * Makes the lease last longer, and changes nothing else of it; within the caller's transaction.
     *
     * @return the state as it is then
     */
    ProductState extend(StateSession session) throws SQLException {
        ProductState state = mine(session);
        ProductState.HeldLease held = state.lease().orElseThrow(() -> lost(state));
        session.save(state.withLease(Optional.of(
                held.renewed(session.now(), target.request().lease().duration()))));
        return session.state().orElseThrow();
    }

    /** Makes the lease last longer, whichever process it lives with. */
    ProductState extend() {
        Instant[] renewed = new Instant[1];
        return target.attempts().run(
                "renewing the lease",
                (session, locks) -> {
                    ProductState state = extend(session);
                    renewed[0] = state.lease().orElseThrow().renewed();
                    return state;
                },
                session -> session.settledState()
                        .filter(found -> holdsLease(found)
                                && !found.lease().orElseThrow().renewed().isBefore(renewed[0])));
    }

    /** Gives the product back, if it is still this run's. */
    void release() {
        target.attempts().onTheWayOut().run(
                "giving the lease back",
                (session, locks) -> {
                    Optional<ProductState> state =
                            session.state().filter(this::holdsLease).filter(this::livesHere);
                    if (state.isPresent()) {
                        session.save(state.get().withLease(Optional.empty()));
                    }
                    return true;
                },
                session -> session.settledState()
                        .map(found -> holdsLease(found) && livesHere(found) ? null : Boolean.TRUE));
    }

    /** Another process of the same run that is at work keeps the lease. */
    private boolean livesHere(ProductState state) {
        ProductState.HeldLease held = state.lease().orElseThrow();
        return !held.attended() || held.holderIsDead() || held.process().equals(Optional.of(process.text()));
    }

    boolean holdsLease(ProductState state) {
        return state.lease().isPresent()
                && isMine(state)
                && (number.isEmpty() || number.getAsLong() == state.run());
    }

    /** Whether this is the run that took the product last, whoever holds it now. */
    boolean isLastRun(ProductState state) {
        return number.isPresent()
                ? number.getAsLong() == state.run()
                : LeaseToken.opens(state.tokenDigest(), token);
    }

    /** By the owner's name and the secret together. */
    private boolean isMine(ProductState state) {
        return state.lease().orElseThrow().owner().equals(target.request().lease().owner())
                && LeaseToken.opens(state.tokenDigest(), token);
    }

    private Optional<ProductState> findMine(StateSession session) throws SQLException {
        return session.settledState()
                .filter(state -> state.lease()
                        .filter(held -> held.process().equals(Optional.of(process.text())))
                        .isPresent());
    }

    private ProductState.HeldLease held(Instant now, boolean attended) {
        LeaseTerms terms = target.request().lease();
        return new ProductState.HeldLease(
                terms.owner(), now, now, now.plus(terms.duration()), Optional.of(process.text()), attended);
    }

    private RefusedException lost(ProductState state) {
        return new RefusedException(
                SwitchRefusalCode.RUN_LOST_PRODUCT.of(
                        target.product(),
                        state.lease().map(ProductState.HeldLease::owner),
                        state.lease().map(ProductState.HeldLease::since)),
                BEGIN_AGAIN);
    }

    /** Says who holds the product; to whom knows the secret also which name it was taken under. */
    RefusedException notMine(ProductState state) {
        ProductState.HeldLease held = state.lease().orElseThrow();
        Message why = token.isEmpty()
                ? SwitchRefusalCode.NO_LEASE_TOKEN.of()
                : LeaseToken.opens(state.tokenDigest(), token)
                        ? SwitchRefusalCode.WRONG_LEASE_OWNER.of(target.request().lease().owner())
                        : SwitchRefusalCode.WRONG_LEASE_TOKEN.of();
        Optional<Message> dead = Optional.of(SwitchRefusalCode.HOLDER_PROCESS_DEAD.of())
                .filter(known -> held.holderIsDead());
        return new RefusedException(
                SwitchRefusalCode.PRODUCT_NOT_YOURS.of(
                        held.owner(), target.product(), held.since(), held.until(), dead, why),
                held.holderIsDead()
                        ? Remedy.of(SwitchRemedyCode.BEGIN_AT_ONCE, NextCommand.prepare())
                        : Remedy.of(SwitchRemedyCode.GIVE_TOKEN));
    }

    static RefusedException unprepared() {
        return new RefusedException(
                SwitchRefusalCode.NO_RUN_UNDER_WAY.of(),
                Remedy.of(SwitchRemedyCode.PREPARE_FIRST, NextCommand.prepare()));
    }
}
