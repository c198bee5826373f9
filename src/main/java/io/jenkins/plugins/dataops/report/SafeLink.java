package io.jenkins.plugins.dataops.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides which untrusted addresses may become links: http, https, and those relative to the page's own server. */
final class SafeLink {
    private static final int LONGEST = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private SafeLink() {}

    /**
     * Checks an address.
     *
     * @param address any text
     * @return the address when following it can do no more than open a page; otherwise empty
     */
    static Optional<String> of(String address) {
        if (address == null || address.isBlank() || address.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address);
            boolean safe = uri.getScheme() == null
                    ? uri.getRawAuthority() == null && !address.startsWith("//")
                    : SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)) && uri.getHost() != null;
            return safe ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
