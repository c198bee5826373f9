package io.jenkins.plugins.dataops.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the way to a database server is protected. Each dialect says it in its driver's words.
 *
 * @param mode how much is demanded of the server
 * @param rootCertificate PEM file with the authorities to trust, instead of the JVM's
 * @param clientCertificate PEM file that proves who we are
 * @param clientKey key file that belongs to the client certificate
 */
public record Tls(
        Mode mode, Optional<Path> rootCertificate, Optional<Path> clientCertificate, Optional<Path> clientKey) {

    /** How much is demanded of the server, in PostgreSQL's words, which the other drivers share. */
    public enum Mode {
        /** No encryption. */
        DISABLE,
        /** Encrypted, whoever the server is. */
        REQUIRE,
        /** Encrypted, with a certificate from a trusted authority. */
        VERIFY_CA,
        /** Encrypted, with a trusted certificate that names the host. */
        VERIFY_FULL;

        /**
         * The mode as it is written in {@code dataops.yaml} and in a PostgreSQL URL.
         *
         * @return lower case with hyphens, for example {@code verify-full}
         */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
