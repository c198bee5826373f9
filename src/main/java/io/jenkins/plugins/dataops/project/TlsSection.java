package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.database.Tls;
import io.jenkins.plugins.dataops.format.AbsentValues;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code tls} key of a connection.
 *
 * @param mode how much is demanded of the server
 * @param authority PEM file with the authorities to trust
 * @param certificate PEM file that proves who we are
 * @param key key file of the certificate
 */
public record TlsSection(
        Tls.Mode mode, Optional<String> authority, Optional<String> certificate, Optional<String> key) {

    /** Demands the strictest mode where none is named: whoever writes {@code tls:} wants to be safe. */
    public TlsSection {
        mode = mode == null ? Tls.Mode.VERIFY_FULL : mode;
        authority = AbsentValues.optional(authority);
        certificate = AbsentValues.optional(certificate);
        key = AbsentValues.optional(key);
    }

    /** The same with its files found from a folder. */
    Tls resolve(Path folder) {
        return new Tls(
                mode, authority.map(folder::resolve), certificate.map(folder::resolve), key.map(folder::resolve));
    }
}
