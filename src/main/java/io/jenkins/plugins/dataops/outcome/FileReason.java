package io.jenkins.plugins.dataops.outcome;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Why a file could not be used, in words: many of Java's own messages are nothing but its path. */
public final class FileReason {
    private FileReason() {}

    /**
     * The reason.
     *
     * @param file the file that the sentence names already
     * @param failure what happened
     * @return a few words, with another file's name where it is that one's fault
     */
    public static String of(Path file, IOException failure) {
        if (!(failure instanceof FileSystemException named)) {
            return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        }
        String why = words(named);
        boolean same = named.getFile() == null || Path.of(named.getFile()).equals(file);
        return same ? why : named.getFile() + ": " + why;
    }

    private static String words(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is no folder";
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }
}
