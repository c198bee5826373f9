package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Who holds a product while it is deployed, and for how long.
 *
 * @param owner who asks, as other people will read it: a build's URL, or {@code user@host}
 * @param duration how long the lease lives without being renewed; longer than the build of the candidate takes
 * @param attended whether this very process lives through the whole run; if so its death frees the lease at once
 * @param takeOver whether to take the lease from a holder that may be alive; for a person who knows that it is not
 * @param token the fencing token that {@code prepare} gave, when a later process goes on with that run
 * @param ownerIsRun whether the owner's name stands for this one run, as a build's URL does; the name of a person at a
 *     machine does not, and lets nobody into what another run of that name holds
 */
public record LeaseTerms(
        String owner, Duration duration, boolean attended, boolean takeOver, OptionalLong token, boolean ownerIsRun) {
    /** How long a lease lives when nobody says otherwise. */
    public static final Duration DEFAULT_DURATION = Duration.ofHours(4);

    /** Refuses an empty owner and a duration that is no time at all. */
    public LeaseTerms {
        if (owner.isBlank()) {
            throw new UsageException("the lease's owner is empty: say who deploys, such as the build's URL");
        }
        if (duration.isNegative() || duration.isZero()) {
            throw new UsageException("the lease's duration " + duration + " must be longer than nothing");
        }
    }

    /**
     * Terms under a name that stands for one run.
     *
     * @param owner who asks
     * @param duration how long the lease lives without being renewed
     * @param attended whether this very process lives through the whole run
     * @param takeOver whether to take the lease from a holder that may be alive
     * @param token the fencing token, when a later process goes on with a run
     */
    public LeaseTerms(String owner, Duration duration, boolean attended, boolean takeOver, OptionalLong token) {
        this(owner, duration, attended, takeOver, token, true);
    }

    /**
     * The usual terms.
     *
     * @param owner who asks
     * @return four hours, unattended, nothing taken over
     */
    public static LeaseTerms of(String owner) {
        return new LeaseTerms(owner, DEFAULT_DURATION, false, false, OptionalLong.empty());
    }

    /**
     * The same for a process that lives through the whole run.
     *
     * @return terms whose lease dies with this process
     */
    public LeaseTerms forWholeRun() {
        return new LeaseTerms(owner, duration, true, takeOver, token, ownerIsRun);
    }

    /**
     * The same for going on with a run.
     *
     * @param held the token that the run holds
     * @return terms under that token
     */
    public LeaseTerms goingOn(OptionalLong held) {
        return new LeaseTerms(owner, duration, attended, takeOver, held, ownerIsRun);
    }
}
