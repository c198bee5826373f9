package io.jenkins.plugins.dataops.deploy;

import java.util.Optional;

/**
 * What somebody says of a release.
 *
 * @param revision the version control revision that goes live; empty for what Git has checked out
 * @param version a name for people, such as a release number
 * @param unplanned whether it is made only to fix an incident
 * @param url where to read more, such as the build's page
 */
public record ReleaseRequest(
        Optional<String> revision, Optional<String> version, boolean unplanned, Optional<String> url) {

    /**
     * A release of which nothing else is said.
     *
     * @param revision the version control revision that goes live; empty for what Git has checked out
     * @return the request
     */
    public static ReleaseRequest of(Optional<String> revision) {
        return new ReleaseRequest(revision, Optional.empty(), false, Optional.empty());
    }
}
