package io.jenkins.plugins.dataops.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The command of this very test run as an installed one: its classes in a jar, and an archive of them that the JVM maps.
 * So a process starts in half the time, and the tests start hundreds.
 */
public final class PackedCommand {
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final String MAIN = "io.jenkins.plugins.dataops.cli.Main";

    private static List<String> words;

    private PackedCommand() {}

    /**
     * What runs the command, made once in a JVM.
     *
     * @return the words before the command's own
     */
    public static synchronized List<String> words() {
        if (words == null) {
            try {
                words = pack(Files.createTempDirectory("dataops-command"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        return words;
    }

    private static List<String> pack(Path folder) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        String classPath = classPath(folder);
        Path archive = folder.resolve("dataops.jsa");
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations/V1__t.sql"), "CREATE TABLE t (n INTEGER);");
        List<String> dump = command(List.of("-XX:ArchiveClassesAtExit=" + archive), classPath);
        dump.addAll(List.of("migrate", "apply", "-c", "jdbc:duckdb:"));
        int exitCode = new ProcessBuilder(dump)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
        // Without an archive it is the same command, only slower.
        return command(
                Files.exists(archive)
                        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr",
                                "-Xlog:cds*=off:stderr")
                        : List.of(),
                classPath);
    }

    private static List<String> command(List<String> options, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, MAIN));
        return command;
    }

    /** Archives hold classes of jars alone. */
    private static String classPath(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!Files.isDirectory(path)) {
                jars.add(entry);
            } else if (Files.exists(path.resolve(MAIN.replace('.', '/') + ".class"))) {
                jars.add(0, jar(path, folder.resolve("dataops.jar")).toString());
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            for (Path each : found.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, zip);
            }
        }
        return jar;
    }

    private static void delete(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            found.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException left) {
            System.err.println(folder + " is left: " + left.getMessage());
        }
    }
}
