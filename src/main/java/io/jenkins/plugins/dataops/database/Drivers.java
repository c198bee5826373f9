package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Finds JDBC drivers: the bundled ones first, then the jars of the drivers folders. DriverManager is left alone,
 * because it keeps whatever was registered for the life of the JVM and offers it to everybody.
 */
public final class Drivers {
    private final List<Path> folders;
    private final Map<Path, UnaryOperator<String>> named;
    private ClassLoader loader;

    /**
     * Drivers from the class path and from folders.
     *
     * @param folders folders with driver jars, looked into in this order; those that do not exist are passed over
     */
    public Drivers(List<Path> folders) {
        this(folders, Map.of());
    }

    /**
     * Drivers from the class path and from folders, some of which somebody has named. One that is missing there is told of
     * where a driver is looked for and not found, and nowhere else: who needs none of its drivers need not have it.
     *
     * @param folders folders with driver jars, looked into in this order
     * @param named for each of the folders that was named, what puts its place before a fault
     */
    public Drivers(List<Path> folders, Map<Path, UnaryOperator<String>> named) {
        this.folders = List.copyOf(folders);
        this.named = Map.copyOf(named);
    }

    /**
     * Where drivers are looked for.
     *
     * @return folders, which need not exist
     */
    public List<Path> folders() {
        return folders;
    }

    /**
     * A folder that somebody names is there, and there is something in it: a misspelt one must not look like an empty
     * one.
     *
     * @param folder the folder
     * @return the same
     * @throws UsageException when it holds no jar
     */
    public static Path demand(Path folder) {
        fault(folder).ifPresent(fault -> {
            throw new UsageException(fault);
        });
        return folder;
    }

    private static Optional<String> fault(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no drivers folder " + folder + ": fix its name, or create it");
        }
        return jars(folder).findAny().isPresent()
                ? Optional.empty()
                : Optional.of("the drivers folder " + folder + " holds no jar: put the driver's jar there");
    }

    /** The driver of a dialect, or a usage failure that says where to put its jar. */
    Driver driver(Dialect dialect) {
        try {
            return (Driver) Class.forName(dialect.driver().className(), true, loader())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException absent) {
            throw missing(dialect);
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw new UsageException(
                    "the " + dialect.name() + " driver does not load: replace its jar in the drivers folder", broken);
        }
    }

    private UsageException missing(Dialect dialect) {
        List<String> faults = new ArrayList<>();
        faults.add("the " + dialect.name() + " driver is not there: put the jar " + dialect.driver().artifact()
                + " from Maven Central into " + (folders.isEmpty()
                        ? "the drivers folder (in Jenkins: dataops/drivers in the Jenkins home)"
                        : folders.get(0)));
        folders.stream()
                .filter(named::containsKey)
                .forEach(folder -> fault(folder).map(named.get(folder)).ifPresent(faults::add));
        return new UsageException(faults);
    }

    private synchronized ClassLoader loader() {
        if (loader == null) {
            URL[] jars = folders.stream().flatMap(Drivers::jars).toArray(URL[]::new);
            loader = jars.length == 0
                    ? Drivers.class.getClassLoader()
                    : new URLClassLoader("drivers", jars, Drivers.class.getClassLoader());
        }
        return loader;
    }

    private static Stream<URL> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().map(Drivers::url).toList().stream();
        } catch (IOException unreadable) {
            throw new UsageException("the drivers folder " + folder + " cannot be read: check its permissions",
                    unreadable);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
