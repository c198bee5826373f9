package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The files that one call writes. None of them replaces what the call reads or works with, by whatever name, nor a
 * database that it has nothing to do with. What an engine reads because SQL tells it to is not known here.
 */
public final class OutputFiles {
    /** How far the words lie behind the beginning of a file by which SQLite and DuckDB know it. */
    private static final Map<String, Integer> DATABASES = Map.of("SQLite format 3\0", 0, "DUCK", 8);

    private final List<Path> written = new ArrayList<>();
    private final Map<Path, String> kept = new LinkedHashMap<>();
    private boolean refused;

    /**
     * Has a file written later.
     *
     * @param file the file, which need not exist, nor its folder
     * @return the same
     * @throws UsageException when nothing can be written there, or something would be lost by it
     */
    public Path add(Path file) {
        AtomicFile.demand(file);
        if (isDatabase(file)) {
            throw refusal(file, "a database");
        }
        if (written.stream().anyMatch(other -> isSame(other, file))) {
            throw refusal(file, "written by this call already");
        }
        kept.forEach((other, what) -> demandApart(file, other, what));
        written.add(file);
        return file;
    }

    /**
     * Keeps a file from being written.
     *
     * @param file the file, which need not exist
     * @param what it is, such as "the ledger"
     * @return the same
     * @throws UsageException when it is one that is going to be written
     */
    public Path keep(Path file, String what) {
        kept.putIfAbsent(file, what);
        written.forEach(output -> demandApart(output, file, what));
        return file;
    }

    /**
     * Keeps files from being written that are read.
     *
     * @param files the files
     * @return the same
     * @throws UsageException when one of them is going to be written
     */
    public List<Path> reading(List<Path> files) {
        files.forEach(file -> keep(file, "read by this call"));
        return files;
    }

    /**
     * Keeps the files of folders from being written.
     *
     * @param folder where the others are
     * @param below paths of folders, relative to it or absolute; what is no path holds no file
     * @param ending how the names of the files that count end, in lower case
     * @param what their files are, such as "a migration"
     * @throws UsageException when one of them is going to be written
     */
    public void keepBelow(Path folder, List<String> below, Set<String> ending, String what) {
        for (Path output : written) {
            String name = output.getFileName().toString().toLowerCase(Locale.ROOT);
            if (Files.isRegularFile(output)
                    && ending.stream().anyMatch(name::endsWith)
                    && below.stream().anyMatch(each -> holds(folder, each, output))) {
                throw refusal(output, what);
            }
        }
    }

    private static boolean holds(Path folder, String below, Path output) {
        try {
            return place(output).startsWith(place(folder.resolve(below)));
        } catch (InvalidPathException impossible) {
            return false;
        }
    }

    /**
     * Whether something would have been lost: then nothing at all is written.
     *
     * @return true after a refusal
     */
    public boolean areRefused() {
        return refused;
    }

    private void demandApart(Path output, Path other, String what) {
        if (isSame(output, other)) {
            throw refusal(output, what);
        }
    }

    private UsageException refusal(Path file, String what) {
        refused = true;
        return new UsageException(file + " cannot be written: it is " + what + "; name another file");
    }

    /** Whatever is no file, such as a pipe, takes what several write. */
    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other)
                    ? Files.isRegularFile(one) && Files.isSameFile(one, other)
                    : place(one).equals(place(other));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where a file is or would be, links followed as far as there is something. */
    private static Path place(Path file) {
        Path absolute = file.toAbsolutePath();
        try {
            return absolute.toRealPath();
        } catch (IOException absent) {
            return absolute.getParent() == null
                    ? absolute
                    : place(absolute.getParent()).resolve(absolute.getFileName()).normalize();
        }
    }

    private static boolean isDatabase(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file)) {
            String begin = new String(content.readNBytes(16), StandardCharsets.ISO_8859_1);
            return DATABASES.entrySet().stream().anyMatch(known -> begin.startsWith(known.getKey(), known.getValue()));
        } catch (IOException unreadable) {
            // Whoever may not read a file may be allowed to replace it.
            return false;
        }
    }
}
