package io.jenkins.plugins.dataops.database.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A lock of this process on a file beside the database, which the system gives back when the process ends, however it
 * does. The database's own file cannot bear it: to close it would free the engine's locks, too. For the same reason a
 * process that has the lock never opens the lock's file again, and the file stays: of one that is taken away two processes
 * could each lock a version.
 */
final class LockFile implements AutoCloseable {
    static final String ENDING = "-dataops-lock";

    /** Beyond all that is written, so that the holder's words can be read by others on every system. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    /** What this process has, and in whose words. */
    private static final Map<Path, String> HELD = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private LockFile(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock if nobody has it; whoever has it is told by a line in the file. */
    static Optional<LockFile> take(Path database, String holder) throws IOException {
        Path file = file(database);
        synchronized (HELD) {
            if (HELD.containsKey(file)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            Optional<FileLock> lock = Optional.empty();
            try {
                lock = Optional.ofNullable(channel.tryLock(PLACE, 1, false));
                if (lock.isPresent()) {
                    channel.truncate(0);
                    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
                    HELD.put(file, holder);
                }
            } catch (OverlappingFileLockException another) {
                // The same process by other classes has it.
                lock = Optional.empty();
            } finally {
                if (!HELD.containsKey(file)) {
                    channel.close();
                }
            }
            return lock.map(taken -> new LockFile(file, channel, taken));
        }
    }

    /** Who has a lock, as far as the file tells; empty where nobody has. */
    static Optional<String> holder(Path database) {
        Path file = file(database);
        synchronized (HELD) {
            if (HELD.containsKey(file)) {
                return Optional.of(HELD.get(file));
            }
            try {
                return Files.readString(file).lines().findFirst();
            } catch (IOException gone) {
                return Optional.empty();
            }
        }
    }

    private static Path file(Path database) {
        return Path.of(database + ENDING).toAbsolutePath().normalize();
    }

    boolean isHeld() {
        return lock.isValid();
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(file);
            try {
                channel.truncate(0);
            } finally {
                channel.close();
            }
        }
    }
}
