package io.jenkins.plugins.dataops.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places of {@link ReachableFiles} for an engine that knows only folders, with all that is or will be below them, and
 * single files. A folder that has something of Git's below it is divided: into the folders in it that have nothing of
 * that, and the files that stand beside it.
 *
 * @param folders with all that is below them
 * @param files each by itself
 */
public record Grants(List<Path> folders, List<Path> files) {
    /** Keeps own copies. */
    public Grants {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }

    static Grants of(List<Path> places) {
        Search search = new Search();
        places.stream().filter(place -> !GitFolder.holds(place, place)).forEach(search::place);
        return new Grants(search.folders, search.files);
    }

    private static final class Search {
        private final List<Path> folders = new ArrayList<>();
        private final List<Path> files = new ArrayList<>();

        void place(Path place) {
            boolean isFile = Files.isRegularFile(place);
            boolean isFolder = Files.isDirectory(place);
            // What is not there yet may become either.
            if (isFile || !isFolder) {
                files.add(place);
            }
            if (!isFile && (!isFolder || isWhole(place))) {
                folders.add(place);
            }
        }

        /** Whether nothing in a folder is Git's. If something is, what can be reached of the rest is kept. */
        private boolean isWhole(Path folder) {
            List<Path> entries = entries(folder);
            Set<String> names =
                    entries.stream().map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
            if (entries.isEmpty() && !Files.isReadable(folder) || GitFolder.isRepository(names::contains)) {
                return false;
            }
            boolean whole = names.stream().noneMatch(GitFolder::isName);
            List<Path> clean = new ArrayList<>();
            for (Path entry : entries) {
                if (!GitFolder.isName(entry.getFileName().toString())
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    if (isWhole(entry)) {
                        clean.add(entry);
                    } else {
                        whole = false;
                    }
                }
            }
            if (!whole) {
                folders.addAll(clean);
                entries.stream()
                        .filter(entry -> !GitFolder.isName(entry.getFileName().toString()))
                        .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                        .forEach(files::add);
            }
            return whole;
        }

        private static List<Path> entries(Path folder) {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.toList();
            } catch (IOException unreadable) {
                return List.of();
            }
        }
    }
}
