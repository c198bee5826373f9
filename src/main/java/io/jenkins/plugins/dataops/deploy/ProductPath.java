package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.Project;
import io.jenkins.plugins.dataops.revision.PathSearch;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The part of the repository whose commits belong to a product: where it is nowhere, no commit would ever count. */
final class ProductPath {
    private ProductPath() {}

    /**
     * Holds that a product's path names something in the revision that goes live, or in the folder at least.
     *
     * @param project says what the product's path is, and where it says so
     * @param product the product's name
     * @param path its path
     * @param revision id of the commit that goes live
     * @throws UsageException naming file, line and what may be meant
     */
    static void demand(Project project, String product, String path, String revision) {
        fault(project, product, path, revision).ifPresent(why -> {
            throw project.refusal(product, "path", why);
        });
    }

    private static Optional<String> fault(Project project, String product, String path, String revision) {
        try {
            PathSearch search = PathSearch.of(project.folder(), revision, Path.of(path));
            return search.found()
                    ? Optional.empty()
                    : Optional.of("there is no '" + path + "' in revision " + revision + ", nor in the folder, so that no"
                            + " commit would count for '" + product + "'" + meant(path, search));
        } catch (InvalidPathException invalid) {
            return Optional.of("this is no path: name a folder or file of the repository");
        } catch (UsageException outside) {
            return Optional.of(outside.getMessage());
        } catch (ToolException unreadable) {
            // What is deployed is live: of a repository that cannot be read only less is known, which is said later.
            return Optional.empty();
        }
    }

    private static String meant(String path, PathSearch search) {
        Path name = Path.of(path).getFileName();
        return NearestName.of(String.valueOf(name), search.others().keySet())
                .map(other -> ": " + NearestName.question(search.others().get(other).toString()))
                .orElse(": name a folder or file of the repository");
    }
}
