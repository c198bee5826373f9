package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.ReleaseRequest;
import io.jenkins.plugins.dataops.revision.Revisions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The revision that somebody names. A misspelt branch would be on record for ever as a revision of its own, with no
 * commits: so Git has to know the name, where Git is there.
 */
final class NamedRevision {
    private static final String REVISION = DeclaredOption.named(ReleaseRequest.class, "revision").name();
    private static final String RELEASE = DeclaredOption.named(ReleaseRequest.class, "release").name();

    private NamedRevision() {}

    /** Refuses an empty name, and one that the repository of the folder does not know and that is no commit's id. */
    static void demand(Path folder, Optional<String> revision) {
        revision.ifPresent(name -> {
            if (name.isBlank()) {
                throw new UsageException(REVISION + " is empty, perhaps because the variable that should hold it is not"
                        + " set: give the revision, or leave the option out to take what Git has checked out");
            }
            unknownIn(folder, name).ifPresent(root -> {
                throw new UsageException(REVISION + ": Git knows no '" + name + "' in " + root + ": "
                        + near(folder, name).map(known -> NearestName.question(known) + " N").orElse("n")
                        + "ame a branch, a tag or the id of a commit; what people call a release goes into " + RELEASE);
            });
        });
    }

    private static Optional<Path> unknownIn(Path folder, String name) {
        try {
            return Revisions.unknownIn(folder, name);
        } catch (ToolException unreadable) {
            // That is told with the release, and only means that less is known of it.
            return Optional.empty();
        }
    }

    /** A branch that was fetched and is not checked out has the name of its remote before it. */
    private static Optional<String> near(Path folder, String name) {
        List<String> known = Revisions.names(folder);
        return known.stream()
                .filter(remote -> remote.endsWith("/" + name))
                .findFirst()
                .or(() -> NearestName.of(name, known));
    }
}
