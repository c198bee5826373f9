package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.UrlRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** URLs of SQLite: a file, or a database in memory. */
final class SqliteUrls implements UrlRules {
    static final String PREFIX = "jdbc:sqlite:";

    private static final String MEMORY = ":memory:";

    /** A URI opens by options of its own, and a resource may lie on the network. */
    private static final List<String> ELSEWHERE = List.of("file:", ":resource:");

    /** What stands at the beginning of every file of SQLite that holds something. */
    private static final String MARK = "SQLite format 3\0";

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String example() {
        return PREFIX + "FILE";
    }

    @Override
    public String resolve(String url, Path folder) {
        return file(url).map(file -> PREFIX + folder.resolve(file) + url.substring(end(url))).orElse(url);
    }

    @Override
    public Optional<Path> file(String url) {
        String file = path(url);
        return file.isBlank() || file.equals(MEMORY) || isElsewhere(url) ? Optional.empty() : Optional.of(Path.of(file));
    }

    @Override
    public List<Path> beside(String url) {
        return file(url).stream()
                .flatMap(file -> Stream.of("-journal", "-wal", "-shm", LockFile.ENDING).map(end -> Path.of(file + end)))
                .toList();
    }

    @Override
    public boolean isElsewhere(String url) {
        return ELSEWHERE.stream().anyMatch(path(url)::startsWith);
    }

    @Override
    public Optional<String> empty() {
        return Optional.of(PREFIX + MEMORY);
    }

    @Override
    public boolean isOwn(Path file) throws IOException {
        return OpenFiles.isOpenOr(file, () -> isMarked(file));
    }

    private static boolean isMarked(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] head = content.readNBytes(MARK.length());
            // A file that holds nothing becomes a database.
            return head.length == 0 || new String(head, StandardCharsets.ISO_8859_1).equals(MARK);
        }
    }

    /** Without white space around it, which the driver would leave out, too: what is looked at is what is opened. */
    static String path(String url) {
        return url.substring(PREFIX.length(), end(url)).trim();
    }

    static int end(String url) {
        return url.indexOf('?') >= 0 ? url.indexOf('?') : url.length();
    }
}
