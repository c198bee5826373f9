package io.jenkins.plugins.dataops.database;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files of this machine SQL may reach by itself. It matters to engines that run in this process: a query of theirs
 * could otherwise read whatever the process can, the environment with its secrets included.
 *
 * @param places absolute folders, with all that is below them, and files
 */
public record FileAccess(List<Path> places) {
    /** No file but the database's own. */
    public static final FileAccess NONE = new FileAccess(List.of());

    /** Keeps an own copy. */
    public FileAccess {
        places = List.copyOf(places);
    }

    /**
     * The same and one more.
     *
     * @param place an absolute folder or file
     * @return what may be reached then
     */
    public FileAccess and(Path place) {
        return new FileAccess(Stream.concat(places.stream(), Stream.of(place)).distinct().toList());
    }
}
