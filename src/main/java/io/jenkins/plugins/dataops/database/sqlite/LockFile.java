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
import java.util.Optional;
import java.util.UUID;

/**
 * A lock of this process on a file beside the database, which the system gives back when the process ends, however it
 * does. The database's own file cannot bear it: to close it would free the engine's locks, too.
 */
final class LockFile implements AutoCloseable {
    static final String ENDING = "-lock";

    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock if nobody has it; whoever has it is told by a line in the file. */
    static Optional<LockFile> take(Path database, String holder) throws IOException {
        Path file = Path.of(database + ENDING);
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        String mark = UUID.randomUUID() + "\n" + holder;
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)));
                // Who had it before has taken the file away, and another one may stand in its place.
                taken = Files.exists(file) && Files.readString(file).equals(mark);
            }
        } catch (OverlappingFileLockException another) {
            // A thread of this process has it.
            taken = false;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? Optional.of(new LockFile(file, channel)) : Optional.empty();
    }

    /** Who has a lock, as far as the file tells. */
    static Optional<String> holder(Path database) {
        try {
            return Files.readString(Path.of(database + ENDING)).lines().skip(1).findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    boolean isHeld() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
