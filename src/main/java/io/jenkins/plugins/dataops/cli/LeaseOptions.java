package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.request.Within;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who holds the product while it is deployed. */
final class LeaseOptions {
    private static final String OWNER = "DATAOPS_LEASE_OWNER";

    @Option(
            names = "--owner",
            paramLabel = "TEXT",
            description = "Who deploys, as others will read it (default: the environment variable"
                    + " DATAOPS_LEASE_OWNER, which prepare exports, or BUILD_URL, or user@host). A run is gone on with"
                    + " under the owner that it was prepared with.")
    private Optional<String> owner = Optional.empty();

    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            description = "How long the product is held without being renewed, ISO 8601 (default: PT4H).")
    @Within(least = LeaseTerms.SHORTEST, most = LeaseTerms.LONGEST)
    private Optional<Duration> duration = Optional.empty();

    @Option(
            names = "--lease-token",
            paramLabel = "SECRET",
            description = "The secret of a run: goes on with that run and no other; for 'prepare' the secret that the"
                    + " new run is to have, at least 20 characters, by which its caller can give the product back even"
                    + " when the answer was lost (default: the environment variable DATAOPS_LEASE_TOKEN, which prepare"
                    + " exports; a command line can be seen by others).")
    private Optional<String> token = Optional.empty();

    @Option(
            names = "--take-over",
            description = "Take the product from a holder that may be alive; for a person who knows that it is not.")
    private boolean takeOver;

    /** The terms for a product; what the environment says of another product's run does not count. */
    LeaseTerms terms(Map<String, String> environment, String product) {
        boolean elsewhere = given(environment, "DATAOPS_PRODUCT").filter(other -> !other.equals(product)).isPresent();
        Map<String, String> prepared = elsewhere ? Map.of() : environment;
        return new LeaseTerms(
                owner.or(() -> given(prepared, OWNER))
                        .or(() -> given(environment, "BUILD_URL"))
                        .orElseGet(() -> defaultOwner(environment)),
                duration.orElse(LeaseTerms.DEFAULT_DURATION),
                false,
                takeOver,
                token.or(() -> given(prepared, Lease.TOKEN_VARIABLE)).map(SecretValue::new));
    }

    /** Refuses a duration where nobody could renew the lease, so that the product is held for as long as may be. */
    void refuseDuration() {
        if (duration.isPresent()) {
            throw new UsageException("--lease (in a Pipeline lease) has no effect on a database file: nobody can renew a"
                    + " lease there while the build works on the file, so the product is held for "
                    + LeaseTerms.LONGEST + ", and given back as soon as the build is over; leave it out");
        }
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    private static String defaultOwner(Map<String, String> environment) {
        return System.getProperty("user.name") + "@" + host(environment);
    }

    private static String host(Map<String, String> environment) {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return environment.getOrDefault("HOSTNAME", "localhost");
        }
    }
}
