package io.jenkins.plugins.dataops.bluegreen;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the target database knows of a product: one row, changed only as a whole and only by who has seen it as it is.
 *
 * @param liveSchema the row's key: the live schema's name, folded as the engine folds names
 * @param product whose schema it is
 * @param environment where
 * @param identity a few random characters from when the row was made; a new database begins new deployment ids
 * @param changeCount grows with each change; who writes must have read the count before
 * @param live the colour that readers see
 * @param liveEntry the journal entry that made it live
 * @param previous the colour that a rollback would go back to
 * @param previousEntry the journal entry that had made that one live
 * @param candidate the colour that the lease's holder prepared
 * @param candidateToken under which lease it was prepared
 * @param watermark what the live objects held when it was prepared
 * @param made the colours whose schemas this product created, and may therefore empty
 * @param lastEntry the number of the last journal entry
 * @param lease who holds the product
 * @param leaseToken the last fencing token that was given out
 */
record ProductState(
        String liveSchema,
        String product,
        String environment,
        String identity,
        long changeCount,
        Optional<Colour> live,
        OptionalLong liveEntry,
        Optional<Colour> previous,
        OptionalLong previousEntry,
        Optional<Colour> candidate,
        OptionalLong candidateToken,
        Optional<Watermark> watermark,
        Set<Colour> made,
        long lastEntry,
        Optional<HeldLease> lease,
        long leaseToken) {

    /** A lease with the process that dies with it, if there is one. */
    record HeldLease(Lease lease, Optional<String> process, boolean attended) {}

    /** The colour to build next. */
    Colour nextCandidate() {
        return live.map(Colour::other).orElse(Colour.BLUE);
    }

    /** The id under which the ledger knows a journal entry. */
    String deployment(long entry) {
        return product + "/" + environment + "/" + identity + "-" + entry;
    }

    ProductState withLease(Optional<HeldLease> other, long token) {
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, live, liveEntry, previous, previousEntry,
                candidate, candidateToken, watermark, made, lastEntry, other, token);
    }

    ProductState withoutLease() {
        return withLease(Optional.empty(), leaseToken);
    }

    /** The run is given up; a way back that is still there stays. */
    ProductState abandoned() {
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, live, liveEntry, previous, previousEntry,
                Optional.empty(), OptionalLong.empty(), Optional.empty(), made, lastEntry, Optional.empty(),
                leaseToken);
    }

    /** A run begins: the candidate's old content is gone, and with it the way back. */
    ProductState prepared(Colour colour, Watermark mark, Set<Colour> nowMade) {
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, live, liveEntry, Optional.empty(),
                OptionalLong.empty(), Optional.of(colour), OptionalLong.of(leaseToken), Optional.of(mark), nowMade,
                lastEntry, lease, leaseToken);
    }

    /** A switch: the next journal entry makes another colour live. */
    ProductState switched(Optional<Colour> to, OptionalLong toEntry, boolean wayBack) {
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, to, toEntry,
                wayBack ? live : Optional.empty(), wayBack ? liveEntry : OptionalLong.empty(), Optional.empty(),
                OptionalLong.empty(), Optional.empty(), made, lastEntry + 1, lease, leaseToken);
    }

    /** The other colour's data is gone. */
    ProductState retired(Set<Colour> nowMade) {
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, live, liveEntry, Optional.empty(),
                OptionalLong.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty(), nowMade, lastEntry,
                lease, leaseToken);
    }
}
