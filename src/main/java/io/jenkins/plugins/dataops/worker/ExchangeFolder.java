package io.jenkins.plugins.dataops.worker;

import hudson.AbortException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.MasterToSlaveCallable;

/** Makes a private folder on an agent, and takes away what earlier ones a crash has left. */
final class ExchangeFolder extends MasterToSlaveCallable<Void, IOException> {
    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(ExchangeFolder.class.getName());

    /** The folder below the agent's root folder that holds all of them. */
    static final String HOME = "dataops-exchange";

    /** Another controller may use the same root folder, and what it uses there is not known here. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    /** A controller that has been down comes back for what a worker has answered. */
    private static final Duration UNREAD = Duration.ofDays(30);

    private final String root;
    private final String name;
    private final String workspace;
    private final HashSet<String> inUse;

    /**
     * One folder.
     *
     * @param root the agent's root folder
     * @param name its name
     * @param workspace whose texts must not reach it
     * @param inUse names of those that are not left behind
     */
    ExchangeFolder(String root, String name, String workspace, Set<String> inUse) {
        this.root = root;
        this.name = name;
        this.workspace = workspace;
        this.inUse = new HashSet<>(inUse);
    }

    @Override
    public Void call() throws IOException {
        Path above = Path.of(root);
        Path all = above.resolve(HOME);
        try {
            Files.createDirectories(above);
            makeHome(all);
            demandApart(all);
            forgetLeftBehind(all);
            Files.createDirectory(all.resolve(name), onlyForTheOwner(all));
        } catch (AbortException known) {
            throw known;
        } catch (IOException failure) {
            AbortException abort = new AbortException("no private folder can be made in " + all + " (" + failure
                    + "): the agent's user must be able to write to the agent's root folder");
            abort.initCause(failure);
            throw abort;
        }
        return null;
    }

    private static void makeHome(Path all) throws IOException {
        try {
            Files.createDirectory(all, onlyForTheOwner(all));
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(all, LinkOption.NOFOLLOW_LINKS)) {
                throw there;
            }
        }
    }

    private void demandApart(Path all) throws IOException {
        Path real = all.toRealPath();
        Path reached = Path.of(workspace);
        reached = Files.exists(reached) ? reached.toRealPath() : reached.toAbsolutePath().normalize();
        if (real.startsWith(reached) || reached.startsWith(real)) {
            throw new AbortException("the step runs in " + workspace + ", from where the texts of the project reach "
                    + real + ", through which the secrets of other steps go: run it in a folder below the agent's root"
                    + " folder, such as a workspace");
        }
    }

    private void forgetLeftBehind(Path all) throws IOException {
        try (var folders = Files.newDirectoryStream(all)) {
            for (Path folder : folders) {
                if (!inUse.contains(all.relativize(folder).toString())) {
                    forget(folder);
                }
            }
        }
    }

    /** What cannot be taken away is no reason not to work; it may just have been, by whoever used it. */
    private static void forget(Path folder) {
        try {
            boolean started = Files.exists(folder.resolve(Exchange.PROCESS), LinkOption.NOFOLLOW_LINKS);
            Instant limit = Instant.now().minus(started ? UNREAD : LEFT_BEHIND);
            Instant used = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
            if (used.isBefore(limit) && !isAtWork(folder)) {
                delete(folder);
            }
        } catch (NoSuchFileException gone) {
            LOGGER.log(Level.FINE, "taken away meanwhile", gone);
        } catch (IOException failure) {
            LOGGER.log(Level.WARNING, "what a crash has left cannot be taken away", failure);
        }
    }

    /** Whether a worker runs that a controller may come back to. */
    private static boolean isAtWork(Path folder) throws IOException {
        Path process = folder.resolve(Exchange.PROCESS);
        if (!Files.isRegularFile(process, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            return WorkerProcess.parse(Files.readString(process)).find(folder.getFileName().toString()).isPresent();
        } catch (NumberFormatException | IndexOutOfBoundsException half) {
            return false;
        }
    }

    /** Deletes a folder and no more: a link in it is deleted, and what it leads to stays. */
    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                // Another step takes the same away.
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static FileAttribute<?>[] onlyForTheOwner(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
