package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Dialects;

/** What a JDBC URL leads to, as far as that shows without opening anything. */
public enum UrlKind {
    /** An engine within the process: a file of this machine, or memory. Nobody logs in there. */
    EMBEDDED,
    /** A server, which may be asked from any machine. */
    SERVER,
    /** No engine that this version knows. */
    UNKNOWN;

    /**
     * Looks at a URL.
     *
     * @param url a JDBC URL
     * @return what it leads to
     */
    public static UrlKind of(String url) {
        return Dialects.find(url)
                .map(Dialect::isEmbedded)
                .map(embedded -> embedded ? EMBEDDED : SERVER)
                .orElse(UNKNOWN);
    }
}
