package io.jenkins.plugins.dataops.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a Jenkins home that make a running build, packed up. They hold the paths of home and workspace in a
 * binary form, where only a path of the same length can take their place.
 */
final class RunningBuild {
    private static final int LENGTH = 160;
    private static final String WORKSPACE = padded("/golden/workspace/");
    private static final List<String> PARTS = List.of("dataops/leases.json", "jobs");

    private RunningBuild() {}

    /** A folder with a path as long as that of every workspace in a packed build. */
    static Path workspaceIn(Path folder) {
        return Path.of(padded(folder + "/"));
    }

    private static String padded(String path) {
        if (path.length() >= LENGTH) {
            throw new IllegalArgumentException("the path is too long for a stand-in of " + LENGTH + ": " + path);
        }
        return path + "w".repeat(LENGTH - path.length());
    }

    /** Packs a home up, with paths that are of no machine. */
    static void pack(Path home, Path workspace, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        String nowhere = "/golden/home/".repeat(LENGTH).substring(0, home.toString().length());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (String part : PARTS) {
                for (Map.Entry<Path, String> file : FilesAtWork.contents(home.resolve(part)).entrySet()) {
                    zip.putNextEntry(new ZipEntry(home.relativize(file.getKey()).toString().replace('\\', '/')));
                    String content = file.getValue().replace(workspace.toString(), WORKSPACE);
                    zip.write(content.replace(home.toString(), nowhere).getBytes(StandardCharsets.ISO_8859_1));
                    zip.closeEntry();
                }
            }
        }
    }

    /** Unpacks it into another home, to go on in another workspace. */
    static void unpack(Path packed, Path home, Path workspace) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = home.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(
                        file,
                        replaced(zip.readAllBytes(), WORKSPACE, workspace.toString())
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** ISO 8859-1 takes every byte for a character and back. */
    private static String replaced(byte[] content, String from, String to) {
        return new String(content, StandardCharsets.ISO_8859_1).replace(from, to);
    }
}
