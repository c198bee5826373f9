package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.deploy.ReleaseRequest;
import io.jenkins.plugins.dataops.deploy.RepositoryRelease;
import io.jenkins.plugins.dataops.project.ProductSection;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What goes live, and which changes it carries. */
final class ReleaseOptions {
    @Option(
            names = "--revision",
            paramLabel = "ID",
            description = "The version control revision that goes live: a branch, a tag or the id of a commit; where the"
                    + " project is in no Git repository, any name (default: what Git has checked out in the project's"
                    + " folder).")
    private Optional<String> revision = Optional.empty();

    @Option(names = "--release", paramLabel = "NAME", description = "A name for people, such as a release number.")
    private Optional<String> version = Optional.empty();

    @Option(names = "--unplanned", description = "It is made only to fix an incident: counts as rework.")
    private boolean unplanned;

    @Option(names = "--url", paramLabel = "URL", description = "Where to read more, such as the build's page.")
    private Optional<String> url = Optional.empty();

    /** The release of a product, as the repository of the session's project tells it. */
    RepositoryRelease of(Map.Entry<String, ProductSection> product, CommandSession session) {
        return new RepositoryRelease(
                session.project(),
                product,
                new ReleaseRequest(revision, version, unplanned, url),
                session.progress());
    }
}
