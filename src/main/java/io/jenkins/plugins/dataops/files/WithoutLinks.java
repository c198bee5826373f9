package io.jenkins.plugins.dataops.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Opens a file below a folder and follows no link on the way: a link that somebody puts there after the path was looked
 * at leads nowhere.
 */
final class WithoutLinks {
    private WithoutLinks() {}

    /**
     * Opens a file.
     *
     * @param folder where to begin, without links itself
     * @param relative the way from there, without links
     * @throws IOException when there is a link on the way, or no regular file at its end
     */
    static InputStream open(Path folder, Path relative) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries instanceof SecureDirectoryStream<Path> secure) {
                return open(secure, folder, relative);
            }
        }
        // A system that cannot go step by step (Windows).
        return open(folder.resolve(relative));
    }

    /**
     * Opens a file by its name; what was opened is looked at once more.
     *
     * @param file the file, without links on the way
     * @throws IOException when there is a link on the way, or it is no regular file
     */
    static InputStream open(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "it is no regular file");
        }
        InputStream opened = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        if (!file.toRealPath().equals(file)) {
            opened.close();
            throw new FileSystemException(file.toString(), null, "there is a link on the way");
        }
        return opened;
    }

    private static InputStream open(SecureDirectoryStream<Path> at, Path folder, Path relative) throws IOException {
        Path name = relative.getName(0);
        if (relative.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> next = at.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                return open(next, folder.resolve(name), relative.subpath(1, relative.getNameCount()));
            }
        }
        boolean regular = at.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isRegularFile();
        if (!regular) {
            throw new FileSystemException(folder.resolve(name).toString(), null, "it is no regular file");
        }
        return Channels.newInputStream(
                at.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }
}
