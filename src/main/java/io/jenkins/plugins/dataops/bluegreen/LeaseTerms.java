package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Duration;
import java.util.Optional;

/**
 * Who holds a product while it is deployed, and for how long.
 *
 * @param owner who asks, as other people will read it: a build's URL, or {@code user@host}
 * @param duration how long the lease lives without being renewed; longer than the build of the candidate takes
 * @param attended whether this very process lives through the whole run; if so its death frees the lease at once
 * @param takeOver whether to take the lease from a holder that may be alive; for a person who knows that it is not
 * @param token the secret of the lease: that of the run to go on with, or the one that a new run is to have, so that
 *     its caller knows it even when the answer is lost; without it a new run makes one
 */
public record LeaseTerms(
        String owner, Duration duration, boolean attended, boolean takeOver, Optional<SecretValue> token) {
    /** How long a lease lives when nobody says otherwise. */
    public static final Duration DEFAULT_DURATION = Duration.ofHours(4);

    /** The shortest lease that may be asked for, as ISO 8601: by the time of a shorter one nobody has done anything. */
    public static final String SHORTEST = "PT1S";

    /** The longest lease that may be asked for, as ISO 8601: whoever forgets it is not to lock the product for ever. */
    public static final String LONGEST = "P90D";

    /** The longest lease that may be asked for. */
    public static final Duration LONGEST_DURATION = Duration.parse(LONGEST);

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
     * The usual terms.
     *
     * @param owner who asks
     * @return four hours, unattended, nothing taken over
     */
    public static LeaseTerms of(String owner) {
        return new LeaseTerms(owner, DEFAULT_DURATION, false, false, Optional.empty());
    }

    /**
     * The same for a process that lives through the whole run.
     *
     * @return terms whose lease dies with this process
     */
    public LeaseTerms forWholeRun() {
        return new LeaseTerms(owner, duration, true, takeOver, token);
    }

    /**
     * The same for whoever cannot renew the lease, and gives it back when the run is over.
     *
     * @return terms whose lease lives as long as any may
     */
    public LeaseTerms forAsLongAsMayBe() {
        return new LeaseTerms(owner, LONGEST_DURATION, attended, takeOver, token);
    }

    /**
     * The same with a token: for going on with a run, or for a run whose caller chooses it.
     *
     * @param secret the token
     * @return terms under that token
     */
    public LeaseTerms under(String secret) {
        return new LeaseTerms(owner, duration, attended, takeOver, Optional.of(new SecretValue(secret)));
    }
}
