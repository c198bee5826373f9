package io.jenkins.plugins.dataops.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The files of a Jenkins or an agent that is at work: what goes away while they are read is passed over, and nothing else. */
final class FilesAtWork {
    /** Larger ones are programs. */
    private static final long LARGEST = 5_000_000;

    private FilesAtWork() {}

    /** The content of every file there, in which ISO 8859-1 takes every byte for a character and back. */
    static SortedMap<Path, String> contents(Path root) throws IOException {
        SortedMap<Path, String> contents = new TreeMap<>();
        read(root, contents::put);
        return contents;
    }

    /** The files there that hold a text. */
    static List<Path> holding(String text, Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        read(root, (file, content) -> {
            if (content.contains(text)) {
                found.add(file);
            }
        });
        return found;
    }

    private static void read(Path root, BiConsumer<Path, String> reader) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && attributes.size() < LARGEST) {
                    try {
                        reader.accept(file, Files.readString(file, StandardCharsets.ISO_8859_1));
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(root)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
