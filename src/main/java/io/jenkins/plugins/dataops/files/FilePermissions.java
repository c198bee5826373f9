package io.jenkins.plugins.dataops.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Makes a file that nobody may read who may not read the one that it is to replace. */
final class FilePermissions {
    private static final Set<PosixFilePermission> OF_THE_GROUP = EnumSet.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE);

    private FilePermissions() {}

    /**
     * Makes a new file with the owner, the group and the permissions of another one, as far as they may be given.
     *
     * @param other the file that it is to replace, which need not exist
     * @param file the new file
     * @return for writing its content, nothing of which is there before the permissions are
     * @throws IOException when it cannot be made
     */
    static OutputStream like(Path other, Path file) throws IOException {
        PosixFileAttributeView there = Files.getFileAttributeView(other, PosixFileAttributeView.class);
        if (there == null || !Files.exists(other)) {
            // A system without such permissions, or nothing that had any.
            return Files.newOutputStream(file);
        }
        PosixFileAttributes wanted = there.readAttributes();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // Opened first: the permissions of a file that is only to be read let nobody write, not even its owner.
        OutputStream content = Files.newOutputStream(file);
        try {
            give(wanted, Files.getFileAttributeView(file, PosixFileAttributeView.class));
            return content;
        } catch (IOException | RuntimeException failure) {
            content.close();
            throw failure;
        }
    }

    private static void give(PosixFileAttributes wanted, PosixFileAttributeView file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(wanted.permissions());
        PosixFileAttributes made = file.readAttributes();
        if (!made.owner().equals(wanted.owner())) {
            isDone(() -> file.setOwner(wanted.owner()));
        }
        if (!made.group().equals(wanted.group()) && !isDone(() -> file.setGroup(wanted.group()))) {
            // They are another group's: this file's own may not have been meant.
            permissions.removeAll(OF_THE_GROUP);
        }
        file.setPermissions(permissions);
    }

    /** Something that the system may not let this account do. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private static boolean isDone(Change change) throws IOException {
        try {
            change.make();
            return true;
        } catch (FileSystemException notAllowed) {
            return false;
        }
    }
}
