package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Who holds the product while it is deployed. */
final class LeaseOptions {
    private static final String TOKEN = "DATAOPS_LEASE_TOKEN";

    @Option(
            names = "--owner",
            paramLabel = "TEXT",
            description = "Who deploys, as others will read it (default: the environment variable BUILD_URL, or"
                    + " user@host). A name of your own must stand for one run: another run of it goes on with what it"
                    + " holds; one of user@host needs the token for that.")
    private Optional<String> owner = Optional.empty();

    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            description = "How long the product is held without being renewed, ISO 8601 (default: PT4H).")
    private Duration duration = LeaseTerms.DEFAULT_DURATION;

    @Option(
            names = "--lease-token",
            paramLabel = "NUMBER",
            description = "The token that 'prepare' gave: goes on with that run and no other (default for plan, switch and"
                    + " release: the environment variable DATAOPS_LEASE_TOKEN, which prepare exports).")
    private Optional<Long> token = Optional.empty();

    @Option(
            names = "--take-over",
            description = "Take the product from a holder that may be alive; for a person who knows that it is not.")
    private boolean takeOver;

    /** The terms of a run of its own. */
    LeaseTerms terms(Map<String, String> environment) {
        Optional<String> run = owner.or(() -> given(environment, "BUILD_URL"));
        return new LeaseTerms(
                run.orElseGet(() -> defaultOwner(environment)),
                duration,
                false,
                takeOver,
                token.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                run.isPresent());
    }

    /** The terms of a verb that goes on with the run that prepared a product. */
    LeaseTerms goingOn(Map<String, String> environment, String product) {
        LeaseTerms terms = terms(environment);
        // Tokens are counted for each product: that of another would fit by chance.
        boolean elsewhere = given(environment, "DATAOPS_PRODUCT").filter(other -> !other.equals(product)).isPresent();
        return token.isPresent() || elsewhere
                ? terms
                : given(environment, TOKEN).map(text -> terms.goingOn(OptionalLong.of(number(text)))).orElse(terms);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw new UsageException("the environment variable " + TOKEN + " holds no number: unset it, or set it to"
                    + " what 'prepare' gave", noNumber);
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
