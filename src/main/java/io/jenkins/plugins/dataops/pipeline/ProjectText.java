package io.jenkins.plugins.dataops.pipeline;

import hudson.FilePath;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.format.StrictYaml;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jenkins.security.MasterToSlaveCallable;

/**
 * Reads a project file on the agent where it lies. A link that leads out of the workspace is not followed: whoever can
 * push to the project makes the links, and the text is kept by the controller.
 */
final class ProjectText extends MasterToSlaveCallable<String, RuntimeException> {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final String file;

    /**
     * One project file.
     *
     * @param folder the workspace, as the agent calls it
     * @param file the file, relative to that
     */
    ProjectText(String folder, String file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Reads one from the controller.
     *
     * @param folder the workspace
     * @param file the file, relative to that; null for the usual name
     * @return the text; empty when there is no such file in the workspace, or one that is too large
     * @throws IOException when it cannot be read
     * @throws InterruptedException when the build is aborted
     */
    static Optional<String> read(FilePath folder, String file) throws IOException, InterruptedException {
        String name = file == null ? Project.FILE_NAME : file;
        try {
            return Optional.ofNullable(folder.act(new ProjectText(folder.getRemote(), name)));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /**
     * Its text.
     *
     * @return the text; null when there is no such file in the workspace, or one that is too large
     */
    @Override
    public String call() {
        Path workspace = Path.of(folder).toAbsolutePath();
        ReachableFiles reachable = ReachableFiles.below(List.of(workspace), "");
        try {
            Path real = reachable.find(workspace.resolve(file));
            if (!Files.isRegularFile(real)) {
                return null;
            }
            try (InputStream content = reachable.open(real)) {
                // A larger one is the worker's to refuse.
                byte[] bytes = content.readNBytes(StrictYaml.LARGEST + 1);
                return bytes.length > StrictYaml.LARGEST ? null : new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (UsageException elsewhere) {
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
