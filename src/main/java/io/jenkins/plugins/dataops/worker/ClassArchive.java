package io.jenkins.plugins.dataops.worker;

import hudson.FilePath;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The classes that a worker loads, in the form in which its JVM maps them instead of reading jars, which takes
 * less of the processor. The first worker of an installation that ends by itself leaves them behind. A worker that finds none, or whose JVM
 * they do not fit, only starts more slowly.
 */
final class ClassArchive {
    private static final Logger LOGGER = Logger.getLogger(ClassArchive.class.getName());

    /** What a JVM thinks of an archive is nothing that a build's log should tell. */
    private static final List<String> QUIET =
            List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-Xlog:cds*=off:stderr");

    private final FilePath folder;
    private final FilePath archive;
    private final FilePath made;
    private final List<String> options;

    private ClassArchive(FilePath folder, String name, FilePath made, List<String> options) {
        this.folder = folder;
        this.archive = folder.child(name);
        this.made = made;
        this.options = options;
    }

    /**
     * The archive of an installation.
     *
     * @param installation the worker's jars
     * @param java what runs them
     * @param made where a worker that finds no archive makes one
     * @throws IOException when the agent cannot be reached
     * @throws InterruptedException when the build is aborted
     */
    static ClassArchive of(FilePath installation, AgentJvm.Java java, FilePath made)
            throws IOException, InterruptedException {
        // Not beside the jars: the order of a folder, which is the class path's, may change with each new file.
        FilePath folder = installation.child("archives");
        String name = java.archiveName();
        if (name.isEmpty()) {
            return new ClassArchive(folder, name, made, List.of());
        }
        FilePath archive = folder.child(name);
        String option = archive.exists()
                ? "-XX:SharedArchiveFile=" + archive.getRemote()
                : "-XX:ArchiveClassesAtExit=" + made.getRemote();
        return new ClassArchive(
                folder, name, made, Stream.concat(QUIET.stream(), Stream.of(option)).toList());
    }

    /**
     * What the JVM is told.
     *
     * @return options of {@code java}
     */
    List<String> options() {
        return options;
    }

    /** Takes the archive away when a worker had no result: one that is damaged, as by a power cut, may end its JVM. */
    void forget() throws InterruptedException {
        try {
            archive.deleteRecursive();
        } catch (IOException left) {
            LOGGER.log(Level.FINE, "an archive of classes cannot be deleted", left);
        }
    }

    /** Keeps what a worker has made, once it has ended by itself: another one may have been stopped in the middle of it. */
    void keep() throws InterruptedException {
        try {
            if (made.exists()) {
                folder.mkdirs();
                made.renameTo(archive);
            }
        } catch (IOException without) {
            // Another worker may have been first.
            LOGGER.log(Level.FINE, "the next worker has to make an archive of its classes again", without);
        }
    }
}
