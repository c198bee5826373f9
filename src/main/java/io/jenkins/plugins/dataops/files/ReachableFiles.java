package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files of this machine a text may reach: a project file, a specification, a migration, a file of SQL. Whoever can
 * change the project writes such texts, while the process that follows them has the rights of whoever runs it.
 *
 * <p>What counts is where a file really is, links followed, and not how it is called. What is Git's own ({@code .git} and
 * what it leads to) is in no place. Everybody who opens a file because a text says so asks here.
 */
public final class ReachableFiles {
    /** Every file: the text is that of whoever runs the process. */
    public static final ReachableFiles ALL = new ReachableFiles(Optional.empty(), "", file -> {});

    /** No file at all. */
    public static final ReachableFiles NONE = below(List.of(), "nothing allows more");

    private final Optional<List<Path>> places;
    private final String more;
    private final Consumer<Path> asked;
    private Grants grants;

    private ReachableFiles(Optional<List<Path>> places, String more, Consumer<Path> asked) {
        this.places = places.map(List::copyOf);
        this.more = more;
        this.asked = asked;
    }

    /**
     * Some files.
     *
     * @param places absolute folders, with all that is below them, and files; they need not exist
     * @param more what to do for reaching others, as the end of a message
     * @return the files
     */
    public static ReachableFiles below(List<Path> places, String more) {
        return new ReachableFiles(Optional.of(places), more, file -> {});
    }

    /**
     * The same, and somebody hears of each file that is going to be read.
     *
     * @param listener told the absolute path of each file before it is opened, which may refuse it
     * @return what may be reached
     */
    public ReachableFiles telling(Consumer<Path> listener) {
        return new ReachableFiles(places, more, listener);
    }

    /**
     * The same, and nobody hears of it: what is looked at in passing is not what a call works with.
     *
     * @return what may be reached
     */
    public ReachableFiles unheard() {
        return telling(file -> {});
    }

    /**
     * Says that a file is going to be read later, by whoever opens it otherwise than here.
     *
     * @param file an absolute path
     * @throws UsageException when whoever hears of it refuses it
     */
    public void announce(Path file) {
        asked.accept(file);
    }

    /**
     * The same and one more.
     *
     * @param place an absolute folder or file
     * @return what may be reached then
     */
    public ReachableFiles and(Path place) {
        return new ReachableFiles(
                places.map(known -> Stream.concat(known.stream(), Stream.of(place)).distinct().toList()), more, asked);
    }

    /**
     * Where the files are.
     *
     * @return the places, links followed; nothing where every file may be reached
     */
    public List<Path> places() {
        return places.orElse(List.of()).stream().map(place -> real(place).orElse(place)).distinct().toList();
    }

    /**
     * The same for an engine that decides by itself. It is looked for once: what becomes Git's own later is not seen.
     *
     * @return folders and files; nothing where every file may be reached
     */
    public synchronized Grants grants() {
        if (grants == null) {
            grants = Grants.of(places());
        }
        return grants;
    }

    /**
     * Whether a folder may be reached with all that is or will be below it.
     *
     * @param real where it really is
     * @return false for one that has something of Git's in it or below
     */
    public boolean isWhole(Path real) {
        return places.isEmpty() || grants().folders().stream().anyMatch(real::startsWith);
    }

    /**
     * Finds a file that a text names. It need not exist; where it would be is looked at then.
     *
     * @param file an absolute path
     * @return where it really is; the path itself where every file may be reached
     * @throws UsageException when it is elsewhere, or a link that leads nowhere; the message is the same whether it exists
     */
    public Path find(Path file) {
        announce(file);
        return locate(file);
    }

    private Path locate(Path file) {
        if (places.isEmpty()) {
            return file;
        }
        Optional<Path> real = real(file);
        Path place = real.flatMap(this::place).orElseThrow(() -> refused(file));
        if (GitFolder.holds(place, real.get())) {
            throw new UsageException("the file " + file + " may not be reached from here: it is Git's own, where the"
                    + " next checkout would run what is written there; name another file");
        }
        return real.get();
    }

    /**
     * Finds a file that whoever runs the process names, and no text. It may be anywhere; but what is called by a place's
     * name has to be there, because links in a place are made by the texts' authors.
     *
     * @param file an absolute path
     * @return where it is
     * @throws UsageException when it is called by a place's name and is elsewhere
     */
    public Path named(Path file) {
        return concerns(file) ? locate(file) : file;
    }

    /**
     * Whether a path leads into a place or through one, whatever becomes of it there.
     *
     * @param file an absolute path
     * @return false for what the authors of what is in the places have no say in
     */
    public boolean concerns(Path file) {
        Path called = file.toAbsolutePath().normalize();
        // A place may have several names: a workspace below a link has one for whoever follows it.
        return Stream.iterate(called, Objects::nonNull, Path::getParent)
                .anyMatch(above -> isPlace(above) || real(above).flatMap(this::place).isPresent());
    }

    /**
     * Opens a file. Links are followed before it is decided whether the file may be reached, and none afterwards.
     *
     * @param file an absolute path
     * @return its content
     * @throws UsageException when it may not be reached
     * @throws IOException when it is missing, no file, or cannot be read
     */
    public InputStream open(Path file) throws IOException {
        announce(file);
        if (places.isEmpty()) {
            return Files.newInputStream(file);
        }
        Path real = locate(file);
        Path place = place(real).orElseThrow(() -> refused(file));
        // Whoever allows a file need not let anybody list its folder.
        return place.equals(real) ? WithoutLinks.open(real) : WithoutLinks.open(place, place.relativize(real));
    }

    private boolean isPlace(Path path) {
        return places.orElse(List.of()).stream().anyMatch(place -> path.equals(place.toAbsolutePath().normalize()));
    }

    private Optional<Path> place(Path real) {
        return places().stream().filter(real::startsWith).findFirst();
    }

    private UsageException refused(Path file) {
        return new UsageException("the file " + file + " may not be reached from here: it is not in "
                + places.orElse(List.of()).stream().map(Path::toString).collect(Collectors.joining(", nor in "))
                + ", links followed; put it there, or " + more);
    }

    /** Where a path really is, or would be; empty for a link that leads nowhere. */
    private static Optional<Path> real(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            return Optional.of(absolute.toRealPath());
        } catch (IOException absent) {
            if (Files.isSymbolicLink(absolute) || absolute.getParent() == null) {
                return Optional.empty();
            }
            // The name of what is not there is no link: it can be taken as it is written.
            return real(absolute.getParent())
                    .map(parent -> parent.resolve(absolute.getFileName()).normalize());
        }
    }
}
