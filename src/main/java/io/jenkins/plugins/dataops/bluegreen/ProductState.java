package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
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
 * @param candidateRun the run whose build may write to the candidate; stays when the run is given up, because its
 *     build need not know that
 * @param watermark what the live objects held when it was prepared
 * @param made the colours whose schemas this product created, and may therefore empty
 * @param schemas the schema of each colour
 * @param lastEntry the number of the last journal entry
 * @param lease who holds the product
 * @param run the fencing number of the last run that took the product: each one's is higher than the one before
 * @param tokenDigest what is kept of that run's secret token
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
        OptionalLong candidateRun,
        Optional<Watermark> watermark,
        Set<Colour> made,
        Map<Colour, String> schemas,
        long lastEntry,
        Optional<HeldLease> lease,
        long run,
        String tokenDigest) {

    /** A lease with the process that dies with it, if there is one. */
    record HeldLease(
            String owner, Instant since, Instant renewed, Instant until, Optional<String> process, boolean attended) {
        /** Whether the process that it lives with is known to be gone. */
        boolean holderIsDead() {
            return attended && process.map(ProcessIdentity::parse).filter(ProcessIdentity::dead).isPresent();
        }

        /** Whether the process that it lives with is known to be at work. */
        private boolean holderIsAlive() {
            return attended && process.map(ProcessIdentity::parse).filter(ProcessIdentity::alive).isPresent();
        }

        /** Whether it still keeps others out: its time counts only where nothing is known of its process. */
        boolean living(Instant now) {
            return holderIsAlive() || now.isBefore(until) && !holderIsDead();
        }

        HeldLease attended(boolean byItsProcess) {
            return new HeldLease(owner, since, renewed, until, process, byItsProcess);
        }

        /** The same, renewed; its end never comes nearer by that. */
        HeldLease renewed(Instant now, Duration duration) {
            Instant end = now.plus(duration);
            return new HeldLease(owner, since, now, end.isAfter(until) ? end : until, process, attended);
        }

        /** What everybody may see of it. */
        Lease shown() {
            return new Lease(owner, Optional.empty(), since, Optional.of(renewed), until, holderIsDead());
        }
    }

    /** The colour to build next. */
    Colour nextCandidate() {
        return live.map(Colour::other).orElse(Colour.BLUE);
    }

    /** The schema of a colour. */
    String schema(Colour colour) {
        return schemas.get(colour);
    }

    /** Whether its build is done and anybody may switch to it: no later run has begun, which may have changed live. */
    boolean candidateWaits() {
        return candidate.isPresent() && lease.isEmpty() && candidateRun.equals(OptionalLong.of(run));
    }

    /** Who stands behind what is under way, where that must be said. */
    Optional<Message> heldOrWaiting() {
        if (lease.isPresent()) {
            return lease.filter(HeldLease::holderIsDead).map(held -> SwitchVerdictCode.HOLDER_DEAD.of(held.owner()));
        }
        return candidate.map(this::schema)
                .map(candidateWaits() ? SwitchVerdictCode.CANDIDATE_WAITS::of : SwitchVerdictCode.CANDIDATE_LEFT::of);
    }

    /** How to go on with what is under way. */
    Optional<Remedy> goOn() {
        if (lease.isPresent()) {
            return lease.filter(HeldLease::holderIsDead)
                    .map(held -> Remedy.of(SwitchRemedyCode.NEXT_RUN_TAKES, NextCommand.prepare()));
        }
        return candidate.map(colour -> candidateWaits()
                ? Remedy.of(SwitchRemedyCode.GO_ON_WITH_CANDIDATE, NextCommand.switchOver(), NextCommand.prepare())
                : Remedy.of(SwitchRemedyCode.PREPARE_ANEW, NextCommand.prepare()));
    }

    /** The id under which the ledger knows a journal entry. */
    String deployment(long entry) {
        return product + "/" + environment + "/" + identity + "-" + entry;
    }

    /** The same, held by somebody else or by nobody. */
    ProductState withLease(Optional<HeldLease> other) {
        return taken(other, run, tokenDigest);
    }

    /** A new run takes the product. */
    ProductState taken(Optional<HeldLease> other, long number, String digest) {
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, live, liveEntry, previous, previousEntry,
                candidate, candidateRun, watermark, made, schemas, lastEntry, other, number, digest);
    }

    /** The run is given up; a way back that is still there stays. */
    ProductState abandoned() {
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, live, liveEntry, previous, previousEntry,
                Optional.empty(), candidateRun, Optional.empty(), made, schemas, lastEntry, Optional.empty(), run,
                tokenDigest);
    }

    /** A run begins: the candidate's old content is gone, and with it the way back. */
    ProductState prepared(Colour colour, String schema, Watermark mark, Set<Colour> nowMade) {
        Map<Colour, String> nowSchemas = new EnumMap<>(schemas);
        nowSchemas.put(colour, schema);
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, live, liveEntry, Optional.empty(),
                OptionalLong.empty(), Optional.of(colour), OptionalLong.of(run), Optional.of(mark), nowMade,
                nowSchemas, lastEntry, lease, run, tokenDigest);
    }

    /** A switch: the next journal entry makes another colour live. */
    ProductState switched(Optional<Colour> to, OptionalLong toEntry, boolean wayBack) {
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, to, toEntry,
                wayBack ? live : Optional.empty(), wayBack ? liveEntry : OptionalLong.empty(), Optional.empty(),
                OptionalLong.empty(), Optional.empty(), made, schemas, lastEntry + 1, lease, run, tokenDigest);
    }

    /** The other colour's data is gone. */
    ProductState retired(Set<Colour> nowMade) {
        return new ProductState(
                liveSchema, product, environment, identity, changeCount, live, liveEntry, Optional.empty(),
                OptionalLong.empty(), Optional.empty(), candidateRun, Optional.empty(), nowMade, schemas, lastEntry,
                lease, run, tokenDigest);
    }
}
