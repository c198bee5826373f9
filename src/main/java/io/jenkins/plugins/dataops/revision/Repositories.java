package io.jenkins.plugins.dataops.revision;

import io.jenkins.plugins.dataops.outcome.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Finds the repository around a folder, as Git does: the nearest folder upward that holds {@code .git}. */
final class Repositories {
    private Repositories() {}

    /**
     * Looks for the root of the working tree.
     *
     * @param folder a folder in it
     * @return the root; empty when there is none
     */
    static Optional<Path> root(Path folder) {
        try {
            for (Path place = folder.toRealPath(); place != null; place = place.getParent()) {
                if (Files.exists(place.resolve(".git"))) {
                    return Optional.of(place);
                }
            }
            return Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /**
     * Opens the repository.
     *
     * @param root of a working tree, a linked one too
     * @return the repository, to be closed
     * @throws ToolException when it is damaged
     */
    static Repository open(Path root) {
        QuietSystem.install();
        try {
            // Where the .git is none, JGit would take the folder itself for a repository, which a commit can bring along
            // with a configuration of its own, or go on above.
            FileRepositoryBuilder builder = new FileRepositoryBuilder()
                    .addCeilingDirectory(root.toFile().getParentFile())
                    .findGitDir(root.toFile());
            if (builder.getGitDir() == null || root.equals(builder.getGitDir().toPath())) {
                throw new ToolException("the .git in " + root + " is no Git repository: check it with git status");
            }
            return builder.setMustExist(true).build();
        } catch (IOException | IllegalArgumentException damaged) {
            throw failed(root, damaged);
        }
    }

    /**
     * Says what went wrong, in words that lead on.
     *
     * @param root of the working tree
     * @param cause what JGit said
     * @return the exception to throw
     */
    static ToolException failed(Path root, Exception cause) {
        return new ToolException(
                "the Git repository in " + root + " cannot be read: " + cause.getMessage()
                        + "; check it with git fsck",
                cause);
    }
}
