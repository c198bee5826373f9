package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Who holds the product while it is deployed. */
final class LeaseOptions {
    @Option(
            names = "--owner",
            paramLabel = "TEXT",
            description = "Who deploys, as others will read it (default: the environment variable BUILD_URL, or"
                    + " user@host).")
    private Optional<String> owner = Optional.empty();

    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            description = "How long the product is held without being renewed, ISO 8601 (default: PT4H).")
    private Duration duration = LeaseTerms.DEFAULT_DURATION;

    @Option(
            names = "--lease-token",
            paramLabel = "NUMBER",
            description = "The token that 'prepare' gave: goes on with that run and no other.")
    private Optional<Long> token = Optional.empty();

    @Option(
            names = "--take-over",
            description = "Take the product from a holder that may be alive; for a person who knows that it is not.")
    private boolean takeOver;

    LeaseTerms terms(Map<String, String> environment) {
        return new LeaseTerms(
                owner.orElseGet(() -> defaultOwner(environment)),
                duration,
                false,
                takeOver,
                token.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    private static String defaultOwner(Map<String, String> environment) {
        String build = environment.getOrDefault("BUILD_URL", "");
        if (!build.isBlank()) {
            return build;
        }
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
