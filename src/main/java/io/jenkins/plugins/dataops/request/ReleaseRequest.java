package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.Optional;

/**
 * What is said of a release that goes live.
 *
 * @param revision the version control revision; empty for what Git has checked out
 * @param release a name for people, such as a release number
 * @param unplanned whether it is made only to fix an incident
 * @param url where to read more, such as the build's page
 */
public record ReleaseRequest(
        @RequestOption(
                label = "ID",
                help = "The version control revision that goes live: a branch, a tag or the id of a commit; where the"
                        + " project is in no Git repository, any name (default: what Git has checked out in the"
                        + " project's folder).")
        @Carried
        Optional<String> revision,
        @RequestOption(label = "NAME", help = "A name for people, such as a release number.")
        @Carried
        Optional<String> release,
        @RequestOption(help = "It is made only to fix an incident: counts as rework.")
        @Carried
        boolean unplanned,
        @RequestOption(label = "URL", help = "Where to read more, such as the build's page.")
        @Carried
        Optional<String> url) {
    /** What Git has checked out. */
    static final ReleaseRequest DEFAULT = of(null);

    /** Fills what is left out. */
    public ReleaseRequest {
        revision = AbsentValues.optional(revision);
        release = AbsentValues.optional(release);
        url = AbsentValues.optional(url);
    }

    /**
     * A release of which nothing else is said.
     *
     * @param revision the version control revision that goes live; empty for what Git has checked out
     * @return the request
     */
    public static ReleaseRequest of(Optional<String> revision) {
        return new ReleaseRequest(revision, null, false, null);
    }
}
