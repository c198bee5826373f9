package io.jenkins.plugins.dataops.bluegreen;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes, keeps and gives back a product. A lease is a row and no lock: no connection is held while the candidate is
 * built. Each holder gets a higher token, and whoever comes with an older one has lost the product.
 */
final class Leases {
    private final Target target;
    private final ProcessIdentity process;
    private OptionalLong token;

    Leases(Target target, ProcessIdentity process) {
        this.target = target;
        this.process = process;
        this.token = target.request().lease().token();
    }

    /** The token that this run holds or goes on with. */
    OptionalLong token() {
        return token;
    }

    /** Takes the product for a new run. */
    ProductState acquire() {
        ProductState acquired = target.attempts().run(
                "taking the lease",
                (connection, locks) -> {
                    target.tables().ensure(connection);
                    ProductState state = target.states().findOrCreate(connection);
                    Instant now = target.now(connection);
                    state.lease().filter(held -> living(held, now)).ifPresent(this::refuse);
                    long next = state.leaseToken() + 1;
                    ProductState mine = state.withLease(Optional.of(held(next, now)), next);
                    target.save(connection, mine);
                    return reread(connection);
                },
                this::findMine);
        token = OptionalLong.of(acquired.leaseToken());
        return acquired;
    }

    /** Makes sure that the product is still this run's, and renews the lease. */
    ProductState renew() {
        ProductState renewed = target.attempts().run(
                "renewing the lease",
                (connection, locks) -> {
                    ProductState state = mine(connection);
                    long current = state.leaseToken();
                    target.save(connection, state.withLease(
                            Optional.of(held(current, target.now(connection))), current));
                    return reread(connection);
                },
                this::findMine);
        token = OptionalLong.of(renewed.leaseToken());
        return renewed;
    }

    /**
     * The state, if the product is still this run's; within the caller's transaction. A candidate whose lease was
     * given back, because a gate said no, is anybody's to go on with until the next run is prepared.
     */
    ProductState mine(Connection connection) throws SQLException {
        if (!target.tables().exist(connection)) {
            throw unprepared();
        }
        target.tables().check(connection);
        ProductState state = target.states().find(connection).orElseThrow(Leases::unprepared);
        if (state.lease().isEmpty()) {
            boolean untouched = state.candidate().isPresent()
                    && state.candidateToken().equals(OptionalLong.of(state.leaseToken()));
            if (!untouched) {
                throw token.isPresent() ? lost("it was given back") : unprepared();
            }
            if (token.isPresent() && token.getAsLong() != state.leaseToken()) {
                throw lost("another run came after it");
            }
            return state;
        }
        Lease held = state.lease().get().lease();
        if (!isMine(state)) {
            if (token.isEmpty() && sameOwner(held) && !state.lease().get().attended()) {
                throw new RefusedException(
                        "Refused: '" + held.owner() + "' holds " + target.product() + " since " + held.since()
                                + ", and that name does not tell whether it is this run.",
                        "Give the lease token that 'prepare' gave, or an owner's name that stands for one run.");
            }
            throw lost("'" + held.owner() + "' holds it since " + held.since());
        }
        return state;
    }

    /** Gives the product back, if it is still this run's. */
    void release() {
        target.attempts().run(
                "giving the lease back",
                (connection, locks) -> {
                    Optional<ProductState> state = target.states().find(connection)
                            .filter(found -> found.lease().isPresent())
                            .filter(this::isMine);
                    if (state.isPresent()) {
                        target.save(connection, state.get().withoutLease());
                    }
                    return true;
                },
                connection -> target.states().findSettled(connection)
                        .map(found -> found.lease().isEmpty() || !isMine(found) ? Boolean.TRUE : null));
    }

    /** By the token, or by the owner's name where the run is meant to go on in another process. */
    private boolean isMine(ProductState state) {
        ProductState.HeldLease held = state.lease().orElseThrow();
        return token.isPresent()
                ? token.getAsLong() == state.leaseToken()
                : !held.attended() && target.request().lease().ownerIsRun() && sameOwner(held.lease());
    }

    private boolean sameOwner(Lease held) {
        return held.owner().equals(target.request().lease().owner());
    }

    /** Gives the product back and forgets the candidate, if this run still holds it. Returns whether it did. */
    boolean abandon() {
        return target.attempts().run(
                "giving the run up",
                (connection, locks) -> {
                    try {
                        target.save(connection, mine(connection).abandoned());
                        return true;
                    } catch (RefusedException notOurs) {
                        return false;
                    }
                },
                connection -> target.states().findSettled(connection)
                        .map(state -> state.lease().isEmpty() && state.candidate().isEmpty() ? Boolean.TRUE : null));
    }

    private ProductState reread(Connection connection) throws SQLException {
        return target.states().find(connection).orElseThrow();
    }

    private Optional<ProductState> findMine(Connection connection) throws SQLException {
        return target.states().findSettled(connection)
                .filter(state -> state.lease()
                        .filter(held -> held.process().equals(Optional.of(process.text())))
                        .isPresent());
    }

    private ProductState.HeldLease held(long newToken, Instant now) {
        LeaseTerms terms = target.request().lease();
        return new ProductState.HeldLease(
                new Lease(terms.owner(), newToken, now, now.plus(terms.duration())),
                Optional.of(process.text()),
                terms.attended());
    }

    /**
     * A lease lives until its time is over, unless the process that it lives with is gone, or its own owner, whose
     * process is gone, begins anew under a name that stands for one run: a person may have begun another meanwhile.
     */
    private boolean living(ProductState.HeldLease held, Instant now) {
        LeaseTerms terms = target.request().lease();
        boolean mine = token.isPresent() && token.getAsLong() == held.lease().token()
                || held.process().equals(Optional.of(process.text()));
        boolean dead = held.process().map(ProcessIdentity::parse).map(ProcessIdentity::dead).orElse(false);
        boolean ownOrAttended = held.attended() || terms.ownerIsRun() && sameOwner(held.lease());
        return now.isBefore(held.lease().until()) && !terms.takeOver() && !mine && !(dead && ownOrAttended);
    }

    private void refuse(ProductState.HeldLease held) {
        throw new RefusedException(
                "Refused: '" + held.lease().owner() + "' is deploying " + target.product() + " since "
                        + held.lease().since() + ", until " + held.lease().until() + " at the latest.",
                "Wait for it; if that run is surely dead, take the lease over.");
    }

    private RefusedException lost(String why) {
        return new RefusedException(
                "Refused: this run no longer holds " + target.product() + ": " + why + ".",
                "Prepare again: what was built may have been replaced by the other run.");
    }

    private static RefusedException unprepared() {
        return new RefusedException(
                "Refused: no run is under way, so there is no candidate.", "Prepare first, then build the candidate.");
    }
}
