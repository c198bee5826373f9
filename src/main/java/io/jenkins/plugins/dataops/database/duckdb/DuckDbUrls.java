package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.UrlRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** URLs of DuckDB: a file, nothing for a database in memory, or a place on the network. */
final class DuckDbUrls implements UrlRules {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/]");
    private static final String MEMORY = ":memory:";

    /** Where what does not fit into memory goes: beside the file, or by this name for a database without one. */
    private static final String SPILLED = ".tmp";

    /** What stands in every file of DuckDB, behind a check sum. */
    private static final String MARK = "DUCK";

    private static final int MARK_AT = 8;

    @Override
    public String prefix() {
        return "jdbc:duckdb:";
    }

    @Override
    public String example() {
        return prefix() + "FILE";
    }

    @Override
    public String resolve(String url, Path folder) {
        return file(url).map(file -> prefix() + folder.resolve(file) + url.substring(end(url))).orElse(url);
    }

    @Override
    public Optional<Path> file(String url) {
        String file = path(url);
        // Nothing and ':memory:' are databases without a file; 'md:' and 's3://' are files elsewhere.
        return file.isBlank() || hasScheme(file) ? Optional.empty() : Optional.of(Path.of(file));
    }

    @Override
    public List<Path> beside(String url) {
        Stream<Path> ofFile = file(url).stream()
                .flatMap(file -> Stream.concat(DuckDbConfinement.logs(file), Stream.of(Path.of(file + SPILLED))));
        // Where a file is to be read that is not there, an empty database takes its place.
        return Stream.concat(ofFile, Stream.of(Path.of(SPILLED).toAbsolutePath())).toList();
    }

    @Override
    public boolean isElsewhere(String url) {
        String path = path(url);
        return hasScheme(path) && !path.startsWith(MEMORY);
    }

    @Override
    public Optional<String> empty() {
        return Optional.of(prefix());
    }

    @Override
    public boolean isOwn(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] head = content.readNBytes(MARK_AT + MARK.length());
            // A file that holds nothing becomes a database.
            return head.length == 0
                    || new String(head, StandardCharsets.ISO_8859_1).startsWith(MARK, MARK_AT);
        }
    }

    /** Whether a colon stands in it that is not the one of a Windows drive. */
    private static boolean hasScheme(String path) {
        return path.indexOf(':', DRIVE.matcher(path).lookingAt() ? 2 : 0) >= 0;
    }

    private String path(String url) {
        return url.substring(prefix().length(), end(url));
    }

    private static int end(String url) {
        return url.indexOf(';') >= 0 ? url.indexOf(';') : url.length();
    }
}
