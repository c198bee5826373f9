package io.jenkins.plugins.dataops.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The command in a process of its own, as the launcher starts it: from a jar, with an archive of its classes and with
 * DuckDB's library unpacked. Packed once from the classes of the test run; a start then takes half the time.
 */
public final class PackedCommand {
    private static final Path FOLDER = Path.of("target", "packed-command").toAbsolutePath();
    private static final Path STAMP = FOLDER.resolve("stamp");
    private static final Path ARCHIVE = FOLDER.resolve("dataops.jsa");

    private static List<String> words;

    private PackedCommand() {}

    /**
     * The beginning of a command line, up to the command's own words.
     *
     * @return the words
     */
    public static synchronized List<String> words() {
        if (words == null) {
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolveSibling("packed-command.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock alone = channel.lock()) {
                words = packed(LauncherTest.repository());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        return words;
    }

    private static List<String> packed(Path root) throws IOException, InterruptedException {
        List<Path> parts = Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        List<Path> classes = parts.stream()
                .filter(part -> Files.isDirectory(part) && !part.endsWith("test-classes"))
                .toList();
        Path driver = parts.stream()
                .filter(part -> part.getFileName().toString().startsWith("duckdb_jdbc-"))
                .findFirst()
                .orElseThrow();
        Path light = FOLDER.resolve(driver.getFileName());
        List<String> path = new ArrayList<>();
        path.add(FOLDER.resolve("dataops.jar").toString());
        parts.stream()
                .map(part -> part.equals(driver) ? light : part)
                .filter(part -> part.toString().endsWith(".jar"))
                .forEach(part -> path.add(part.toString()));
        String stamp = parts + stamp(classes);
        if (!Files.exists(STAMP) || !Files.readString(STAMP).equals(stamp)) {
            pack(root, classes, driver, light, path);
            Files.writeString(STAMP, stamp);
        }
        return Files.exists(ARCHIVE) ? command(root, path, "-XX:SharedArchiveFile=" + ARCHIVE) : command(root, path);
    }

    private static void pack(Path root, List<Path> classes, Path driver, Path light, List<String> path)
            throws IOException, InterruptedException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> old = Files.walk(FOLDER)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(FOLDER.resolve("migrations"));
        Files.writeString(FOLDER.resolve("migrations/V1__t.sql"), "CREATE TABLE t (n INTEGER);\n");
        Files.writeString(FOLDER.resolve("dataops.yaml"), "connections: {warehouse: {url: \"jdbc:duckdb:\"}}\n");
        try (OutputStream file = Files.newOutputStream(FOLDER.resolve("dataops.jar"));
                ZipOutputStream jar = new ZipOutputStream(file)) {
            for (Path folder : classes) {
                for (Path each : files(folder)) {
                    jar.putNextEntry(new ZipEntry(folder.relativize(each).toString().replace(File.separatorChar, '/')));
                    Files.copy(each, jar);
                    jar.closeEntry();
                }
            }
        }
        Files.copy(driver, light);
        run(List.of(java(), root.resolve("standalone/UnpackDriver.java").toString(), light.toString()));
        List<String> archiving = new ArrayList<>(command(root, path, "-XX:ArchiveClassesAtExit=" + ARCHIVE));
        archiving.addAll(List.of("migrate", "plan", "--format", "json"));
        run(archiving);
    }

    private static List<String> command(Path root, List<String> path, String... options) {
        List<String> command = new ArrayList<>(List.of(java(), "@" + root.resolve("standalone/jvm.options")));
        // As the launcher has it: an archive that does not fit only makes the start slower.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-Xlog:cds*=off:stderr"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path), Main.class.getName()));
        return List.copyOf(command);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("log").toFile())
                .start()
                .waitFor();
    }

    private static String stamp(List<Path> folders) throws IOException {
        StringBuilder stamp = new StringBuilder();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                stamp.append('\n').append(file).append(' ').append(Files.getLastModifiedTime(file));
            }
        }
        return stamp.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
