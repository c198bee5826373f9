package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.Optional;

/**
 * Who holds a product while it is deployed.
 *
 * @param owner as others will read it; empty for what the environment says
 * @param leaseToken the secret of a run; empty for what the environment says
 */
public record HolderRequest(
        @RequestOption(
                label = "TEXT",
                help = "Who deploys, as others will read it (default: the environment variable DATAOPS_LEASE_OWNER,"
                        + " which prepare exports, or BUILD_URL, or user@host). A run is gone on with under the owner"
                        + " that it was prepared with.")
        @Carried
        Optional<String> owner,
        @RequestOption(
                label = "SECRET",
                help = "The secret of a run: goes on with that run and no other; for 'prepare' the secret that the new"
                        + " run is to have, at least 20 characters, by which its caller can give the product back even"
                        + " when the answer was lost (default: the environment variable DATAOPS_LEASE_TOKEN, which"
                        + " prepare exports; a command line can be seen by others).")
        Optional<String> leaseToken) {
    /** Whoever the environment names. */
    public static final HolderRequest DEFAULT = new HolderRequest(null, null);

    /** Fills what is left out. */
    public HolderRequest {
        owner = AbsentValues.optional(owner);
        leaseToken = AbsentValues.optional(leaseToken);
    }

    /**
     * The same with the secret of a run.
     *
     * @param token the secret
     * @return the holder
     */
    public HolderRequest under(String token) {
        return new HolderRequest(owner, Optional.of(token));
    }

    /** Shows no secret, whoever prints it. */
    @Override
    public String toString() {
        return "HolderRequest[" + owner + "]";
    }
}
