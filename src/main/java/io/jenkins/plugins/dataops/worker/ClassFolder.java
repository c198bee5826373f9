package io.jenkins.plugins.dataops.worker;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Turns a folder of classes, as there is while the plugin is developed, into a jar that can be copied. */
final class ClassFolder {
    private ClassFolder() {}

    /**
     * Packs a folder. The same content gives the same bytes, because their hash names the installation.
     *
     * @param folder the class folder
     * @return a temporary jar that the JVM deletes at its end
     * @throws IOException when the folder cannot be read
     */
    static File toJar(File folder) throws IOException {
        Path root = folder.toPath();
        Path jar = Files.createTempFile("dataops", ".jar");
        jar.toFile().deleteOnExit();
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> walk = Files.walk(root)) {
            List<Path> classes = walk.filter(Files::isRegularFile).sorted().toList();
            for (Path each : classes) {
                ZipEntry entry = new ZipEntry(root.relativize(each).toString().replace(File.separatorChar, '/'));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(each, zip);
                zip.closeEntry();
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return jar.toFile();
    }
}
