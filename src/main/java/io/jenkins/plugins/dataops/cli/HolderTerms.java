package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.request.ProductVerbRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/** Who holds the product while it is deployed: as somebody asks for it, or else as the environment says. */
final class HolderTerms {
    private static final String OWNER = "DATAOPS_LEASE_OWNER";

    private HolderTerms() {}

    /** The terms for a product; what the environment says of another product's run does not count. */
    static LeaseTerms of(ProductVerbRequest request, Map<String, String> environment, String product) {
        boolean elsewhere = given(environment, "DATAOPS_PRODUCT").filter(other -> !other.equals(product)).isPresent();
        Map<String, String> prepared = elsewhere ? Map.of() : environment;
        return new LeaseTerms(
                request.holder()
                        .owner()
                        .or(() -> given(prepared, OWNER))
                        .or(() -> given(environment, "BUILD_URL"))
                        .orElseGet(() -> defaultOwner(environment)),
                request.hold().lease().orElse(LeaseTerms.DEFAULT_DURATION),
                false,
                request.hold().takeOver(),
                request.holder().leaseToken().or(() -> given(prepared, Lease.TOKEN_VARIABLE)).map(SecretValue::new));
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
