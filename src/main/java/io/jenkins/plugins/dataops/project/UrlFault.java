package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.database.JdbcUrl;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with a JDBC URL, as far as that shows without opening anything. */
public enum UrlFault {
    /** A password or another secret stands in it. */
    SECRET,
    /** A parameter that its engine is not known to take without harm. */
    PARAMETER;

    /**
     * Looks at a URL.
     *
     * @param url a JDBC URL
     * @return empty when it can be kept and shown
     */
    public static Optional<UrlFault> of(String url) {
        if (JdbcUrl.carriesSecret(url)) {
            return Optional.of(SECRET);
        }
        return JdbcUrl.hasUnknownParameter(url) ? Optional.of(PARAMETER) : Optional.empty();
    }

    /**
     * The parameters that a URL may have, for people.
     *
     * @param url a JDBC URL
     * @return their names in order, with commas between them
     */
    public static String parameters(String url) {
        return JdbcUrl.allowed(url).stream().sorted().collect(Collectors.joining(", "));
    }
}
