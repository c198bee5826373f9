package io.jenkins.plugins.dataops.database.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The files that this process has open by the engine. Whoever opened one of them besides and closed it again would free
 * the engine's locks on it: so the system has it on Unix.
 */
final class OpenFiles {
    private static final Map<Path, Integer> OPEN = new HashMap<>();

    private OpenFiles() {}

    /** Looks into a file. */
    @FunctionalInterface
    interface Look {
        /** Returns what was seen. */
        boolean look() throws IOException;
    }

    /** Notes that a file is going to be opened; returns what is to be said when it is closed. */
    static Path opening(Path file) {
        Path place = place(file);
        synchronized (OPEN) {
            OPEN.merge(place, 1, Integer::sum);
        }
        return place;
    }

    static void closed(Path place) {
        synchronized (OPEN) {
            OPEN.computeIfPresent(place, (path, times) -> times == 1 ? null : times - 1);
        }
    }

    /** Whether a file is open, in which the engine has looked already, or else a look finds it right. */
    static boolean isOpenOr(Path file, Look look) throws IOException {
        synchronized (OPEN) {
            return OPEN.containsKey(place(file)) || look.look();
        }
    }

    /** Where it is, or will be when it is made. */
    private static Path place(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException absent) {
            Path whole = file.toAbsolutePath().normalize();
            try {
                return whole.getParent() == null ? whole : whole.getParent().toRealPath().resolve(whole.getFileName());
            } catch (IOException noFolder) {
                return whole;
            }
        }
    }
}
