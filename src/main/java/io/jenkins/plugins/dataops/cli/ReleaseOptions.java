package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.Release;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.revision.ChangeRange;
import io.jenkins.plugins.dataops.revision.Revisions;
import java.nio.file.Path;
import java.util.List;
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

    /** Looks at what is named before anything is opened: a fault in it shows before hours of work. */
    void look(CommandSession session, Map.Entry<String, ProductSection> product) {
        NamedRevision.demand(session.project().folder(), revision);
        demandPath(session, product, revision);
    }

    /** Demands that the product's path is one in the revision, where there is any and it can be read. */
    static void demandPath(
            CommandSession session, Map.Entry<String, ProductSection> product, Optional<String> revision) {
        Optional<String> path = product.getValue().path();
        if (path.isPresent()) {
            // What stops the look into the repository is said once, with the release.
            known(session.project().folder(), revision)
                    .ifPresent(live -> ProductPath.demand(session.project(), product.getKey(), path.get(), live));
        }
    }

    private static Optional<String> known(Path folder, Optional<String> revision) {
        try {
            return revision.isPresent() ? Revisions.resolve(folder, revision.get()) : Revisions.head(folder);
        } catch (ToolException unreadable) {
            return Optional.empty();
        }
    }

    /** The release, with the commits since the revision that was live before. */
    Release release(CommandSession session, ProductSection section, Optional<String> deployed) {
        Path folder = session.project().folder();
        Optional<String> head = head(session, folder);
        if (head.isEmpty()) {
            return new Release(Deployment.UNVERSIONED, version, List.of(), false, unplanned, url);
        }
        Optional<String> before = deployed.filter(id -> !id.equals(Deployment.UNVERSIONED));
        ChangeRange range = range(folder, section, before, head.get());
        range.why().ifPresent(why -> session.progress().say("note: the list of changes is not complete: " + why));
        String live = head.get();
        if (before.isPresent() && !live.equals(before.get()) && revision.isEmpty() && section.path().isPresent()
                && changesNothing(range) && changesNothing(range(folder, section, head, before.get()))) {
            // What others change in the repository is no new version of this product.
            live = before.get();
            session.progress().say("note: nothing under " + section.path().get() + " has changed since " + live
                    + ": recorded as that revision again");
        }
        return new Release(live, version, range.commits(), range.complete(), unplanned, url);
    }

    private static boolean changesNothing(ChangeRange range) {
        return range.complete() && range.commits().isEmpty();
    }

    /** What is deployed is live: a repository that cannot be read only means that less is known of it. */
    private Optional<String> head(CommandSession session, Path folder) {
        try {
            Optional<String> head = revision.isPresent()
                    ? revision.map(name -> Revisions.resolve(folder, name).orElse(name))
                    : Revisions.head(folder);
            if (head.isEmpty()) {
                session.progress().say("note: " + Revisions.whyNone(folder) + ": lead times are not measured");
            }
            return head;
        } catch (ToolException unreadable) {
            session.progress().say("note: " + unreadable.getMessage() + "; lead times are not measured");
            return revision;
        }
    }

    /** What a step back brings: it was live before, so it has no new changes. */
    Release back(CommandSession session, Optional<String> before) {
        NamedRevision.demand(session.project().folder(), revision);
        Optional<String> named = revision.isPresent() ? head(session, session.project().folder()) : before;
        String target = named
                .orElseThrow(() -> new UsageException(
                        "nothing older is on record to go back to: name it with --revision"));
        return new Release(target, version, List.of(), true, unplanned, url);
    }

    private ChangeRange range(Path folder, ProductSection section, Optional<String> deployed, String head) {
        List<Path> paths = section.path().stream().map(Path::of).toList();
        try {
            return Revisions.between(folder, deployed, head, paths, Revisions.MOST_COMMITS);
        } catch (UsageException unknown) {
            if (revision.isEmpty()) {
                throw unknown;
            }
            // A revision that somebody names may well belong to another repository.
            return new ChangeRange(List.of(), false, Optional.of(unknown.getMessage()));
        } catch (ToolException unreadable) {
            return new ChangeRange(List.of(), false, Optional.of(unreadable.getMessage()));
        }
    }
}
