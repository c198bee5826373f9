package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The releases lie side by side in the example; together they must still be the project as it stands there. */
class ReleasesTest {
    private static final Path PROJECT = Shell.root().resolve("examples/flights");
    private static final List<String> MADE_BY_RELEASES = List.of("build", "load", "tests");

    @TempDir
    Path folder;

    @Test
    void theLastReleaseIsTheProjectAsItStands() throws IOException {
        Path copy = copy();

        take(copy, "5");

        assertThat(made(copy)).isEqualTo(made(PROJECT));
    }

    @Test
    void anEarlierReleaseHasNothingOfALaterOne() throws IOException {
        Path copy = copy();

        take(copy, "1");
        assertThat(made(copy)).doesNotContainKeys("load/2-running-day.sql", "tests/places.yaml");
        Map<String, String> first = made(copy);

        take(copy, "4");
        take(copy, "1");
        assertThat(made(copy)).isEqualTo(first);
    }

    @Test
    void anUnknownReleaseChangesNothing() throws IOException {
        Path copy = copy();

        for (String unknown : List.of("6", "0", "../1", "")) {
            assertThat(shell().run(copy, Map.of(), List.of("releases/take", unknown)).endsWith(2).output())
                    .contains("usage: releases/take NUMBER");
        }
        assertThat(made(copy)).isEqualTo(made(PROJECT));
    }

    private void take(Path copy, String release) {
        shell().run(copy, Map.of(), List.of("releases/take", release)).endsWith(0);
    }

    private Shell shell() {
        return new Shell(folder);
    }

    /** With a blank in its path, as paths have. */
    private Path copy() throws IOException {
        Path copy = folder.resolve("a copy");
        for (Map.Entry<String, String> file : files(PROJECT, Stream.of("build", "load", "tests", "releases")).entrySet()) {
            Shell.write(copy.resolve(file.getKey()), file.getValue());
        }
        assertThat(copy.resolve("releases/take").toFile().setExecutable(true)).isTrue();
        return copy;
    }

    private static Map<String, String> made(Path project) throws IOException {
        return files(project, MADE_BY_RELEASES.stream());
    }

    private static Map<String, String> files(Path project, Stream<String> folders) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String each : folders.toList()) {
            try (Stream<Path> found = Files.walk(project.resolve(each))) {
                found.filter(Files::isRegularFile).forEach(file -> files.put(
                        project.relativize(file).toString(), read(file)));
            }
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
