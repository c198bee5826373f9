package io.jenkins.plugins.dataops.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.MasterToSlaveCallable;

/**
 * The copies of the worker's class path on an agent, of which each appears at once and whole, and is never replaced while it
 * is whole: a worker may run from it. Other controllers may use the same folder, so that the agent's file system decides who
 * comes first.
 */
final class InstallationFolder extends MasterToSlaveCallable<Boolean, IOException> {
    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(InstallationFolder.class.getName());

    /** The folder below the agent's root folder that holds all of them. */
    static final String HOME = "dataops-worker";

    /** The file that is in each whole copy; its time tells when a worker was started from it last. */
    static final String COMPLETE = "complete";

    private static final Duration KEEP_UNUSED = Duration.ofDays(30);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);
    private static final long LOOK_AGAIN = 20;

    private final String root;
    private final String name;
    private final String arriving;

    private InstallationFolder(String root, String name, String arriving) {
        this.root = root;
        this.name = name;
        this.arriving = arriving;
    }

    /**
     * Asks for a copy to start a worker from.
     *
     * @param root the agent's root folder
     * @param name the copy's name
     */
    static InstallationFolder use(String root, String name) {
        return new InstallationFolder(root, name, null);
    }

    /**
     * The same with a copy that has arrived under another name and takes its place, unless there is one.
     *
     * @param arriving the other name
     */
    static InstallationFolder use(String root, String name, String arriving) {
        return new InstallationFolder(root, name, arriving);
    }

    /** Whether a worker can be started from it. */
    @Override
    public Boolean call() throws IOException {
        Path home = Files.createDirectories(Path.of(root).resolve(HOME));
        Path copy = home.resolve(name);
        Path complete = copy.resolve(COMPLETE);
        // Where one of them closes the lock's file, the system takes the lock from all threads of the process.
        synchronized (InstallationFolder.class) {
            try (FileChannel file = FileChannel.open(
                            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = alone(file)) {
                return isThere(home, copy, complete);
            }
        }
    }

    private boolean isThere(Path home, Path copy, Path complete) throws IOException {
        if (!Files.exists(complete)) {
            if (arriving == null) {
                return false;
            }
            // What is there is not whole: somebody has half cleaned it away.
            delete(copy);
            Files.move(home.resolve(arriving), copy, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.setLastModifiedTime(complete, FileTime.from(Instant.now()));
        forgetUnused(home, copy);
        return true;
    }

    /**
     * The lock between processes; null where there is none to be had. Every step is a whole one by itself, so that at worst
     * a copy is made twice.
     */
    private static FileLock alone(FileChannel file) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() - end < 0) {
            try {
                FileLock lock = file.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException ofAnotherLoader) {
                LOGGER.log(Level.FINEST, "the agent has connected anew", ofAnotherLoader);
            } catch (IOException unable) {
                LOGGER.log(Level.FINE, "this file system has no locks", unable);
                return null;
            }
            pause();
        }
        LOGGER.log(Level.WARNING, "another agent with the same root folder does not come to an end with its copy");
        return null;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IOException("the wait for another copy of the worker was ended", hurry);
        }
    }

    /** What cannot be looked at is no reason not to work. */
    private static void forgetUnused(Path home, Path copy) {
        Instant limit = Instant.now().minus(KEEP_UNUSED);
        try (var folders = Files.newDirectoryStream(home, Files::isDirectory)) {
            Set<String> running = running(home.resolveSibling(ExchangeFolder.HOME));
            for (Path other : folders) {
                if (!other.equals(copy)
                        && !running.contains(other.getFileName().toString())
                        && used(other).isBefore(limit)) {
                    forget(other);
                }
            }
        } catch (IOException | DirectoryIteratorException unseen) {
            LOGGER.log(Level.FINE, "copies of the worker that nobody uses stay for now", unseen);
        }
    }

    /** The copies that workers run from, however long they do. */
    private static Set<String> running(Path exchanges) throws IOException {
        Set<String> running = new HashSet<>();
        if (!Files.isDirectory(exchanges, LinkOption.NOFOLLOW_LINKS)) {
            return running;
        }
        try (var folders = Files.newDirectoryStream(exchanges, Files::isDirectory)) {
            for (Path folder : folders) {
                try {
                    running.add(Files.readString(folder.resolve(Exchange.INSTALLATION)).strip());
                } catch (NoSuchFileException none) {
                    LOGGER.log(Level.FINE, "a worker that is not started yet, or is over", none);
                }
            }
        }
        return running;
    }

    private static Instant used(Path folder) throws IOException {
        Path complete = folder.resolve(COMPLETE);
        return Files.getLastModifiedTime(Files.exists(complete) ? complete : folder).toInstant();
    }

    /** What cannot be taken away is no reason not to work. */
    private static void forget(Path folder) {
        try {
            delete(folder);
        } catch (IOException failure) {
            LOGGER.log(Level.WARNING, "a copy of the worker that nobody uses cannot be taken away", failure);
        }
    }

    /** Under its name it is there or not, and never a half of it. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Path leaving = folder.resolveSibling("leaving-" + UUID.randomUUID());
            ExchangeFolder.delete(Files.move(folder, leaving, StandardCopyOption.ATOMIC_MOVE));
        }
    }
}
