package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.bluegreen.Release;
import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.project.Project;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.ReleaseRequest;
import io.jenkins.plugins.dataops.revision.ChangeRange;
import io.jenkins.plugins.dataops.revision.Revisions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes live, and which changes it carries, as the repository of the project tells it. */
public final class RepositoryRelease {
    private final Project project;
    private final Path folder;
    private final String product;
    private final Optional<String> path;
    private final ReleaseRequest request;
    private final Progress progress;

    /**
     * A release of a product.
     *
     * @param project whose folder is in the repository
     * @param product name and section of what goes live
     * @param request what is said of the release
     * @param progress is told why less is known of it
     */
    public RepositoryRelease(
            Project project, Map.Entry<String, ProductSection> product, ReleaseRequest request, Progress progress) {
        this.project = project;
        this.folder = project.folder();
        this.product = product.getKey();
        this.path = product.getValue().path();
        this.request = request;
        this.progress = progress;
    }

    /**
     * Looks at what is named before anything is opened: a fault in it shows before hours of work.
     *
     * @throws UsageException when the repository does not know the revision, or the product's path is not in it
     */
    public void demand() {
        NamedRevision.demand(folder, request.revision());
        // What stops the look into the repository is said once, with the release.
        path.ifPresent(part -> known().ifPresent(live -> ProductPath.demand(project, product, part, live)));
    }

    private Optional<String> known() {
        try {
            return request.revision().isPresent()
                    ? Revisions.resolve(folder, request.revision().get())
                    : Revisions.head(folder);
        } catch (ToolException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The release, with the commits since the revision that was live before.
     *
     * @param deployed that revision; empty or {@link Deployment#UNVERSIONED} where none is known
     * @return what goes live
     * @throws UsageException when the repository does not know the revision that was live before, and none was named
     */
    public Release since(Optional<String> deployed) {
        Optional<String> head = head();
        if (head.isEmpty()) {
            return release(Deployment.UNVERSIONED, List.of(), false);
        }
        Optional<String> before = deployed.filter(id -> !id.equals(Deployment.UNVERSIONED));
        ChangeRange range = range(before, head.get());
        range.why().ifPresent(why -> progress.say("note: the list of changes is not complete: " + why));
        return release(unchanged(range, before, head.get()).orElse(head.get()), range);
    }

    /** The revision that was live before, where nothing of the product differs: others' changes are no new version. */
    private Optional<String> unchanged(ChangeRange range, Optional<String> before, String head) {
        if (before.isEmpty()
                || head.equals(before.get())
                || request.revision().isPresent()
                || path.isEmpty()
                || !changesNothing(range)
                || !changesNothing(range(Optional.of(head), before.get()))) {
            return Optional.empty();
        }
        progress.say("note: nothing under " + path.get() + " has changed since " + before.get()
                + ": recorded as that revision again");
        return before;
    }

    private static boolean changesNothing(ChangeRange range) {
        return range.complete() && range.commits().isEmpty();
    }

    /**
     * What a step back brings: it was live before, so it has no new changes.
     *
     * @param before the revision that was live before the present one, where one is on record
     * @return what goes live again
     * @throws UsageException when nothing older is on record and no revision was named, or one that the repository does
     *     not know
     */
    public Release back(Optional<String> before) {
        NamedRevision.demand(folder, request.revision());
        Optional<String> named = request.revision().isPresent() ? head() : before;
        return release(
                named.orElseThrow(() -> new UsageException(
                        "nothing older is on record to go back to: name it with "
                                + DeclaredOption.named(ReleaseRequest.class, "revision").name())),
                List.of(),
                true);
    }

    /** What is deployed is live: a repository that cannot be read only means that less is known of it. */
    private Optional<String> head() {
        Optional<String> revision = request.revision();
        try {
            Optional<String> head = revision.isPresent()
                    ? revision.map(name -> Revisions.resolve(folder, name).orElse(name))
                    : Revisions.head(folder);
            if (head.isEmpty()) {
                progress.say("note: " + Revisions.whyNone(folder) + ": lead times are not measured");
            }
            return head;
        } catch (ToolException unreadable) {
            progress.say("note: " + unreadable.getMessage() + "; lead times are not measured");
            return revision;
        }
    }

    private ChangeRange range(Optional<String> deployed, String head) {
        List<Path> paths = path.stream().map(Path::of).toList();
        try {
            return Revisions.between(folder, deployed, head, paths, Revisions.MOST_COMMITS);
        } catch (UsageException unknown) {
            if (request.revision().isEmpty()) {
                throw unknown;
            }
            // A revision that somebody names may well belong to another repository.
            return new ChangeRange(List.of(), false, Optional.of(unknown.getMessage()));
        } catch (ToolException unreadable) {
            return new ChangeRange(List.of(), false, Optional.of(unreadable.getMessage()));
        }
    }

    private Release release(String revision, ChangeRange range) {
        return release(revision, range.commits(), range.complete());
    }

    private Release release(String revision, List<Commit> changes, boolean complete) {
        return new Release(
                revision, request.release(), changes, complete, request.unplanned(), request.url());
    }
}
