package io.jenkins.plugins.dataops.standalone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The content of an installable plugin, that of its own jar included. */
final class HpiEntries {
    private static final String OWN_JAR = "WEB-INF/lib/dataops.jar";

    private final Map<String, byte[]> entries = new TreeMap<>();

    private HpiEntries() {}

    static HpiEntries of(Path hpi) throws IOException {
        HpiEntries content = new HpiEntries();
        try (InputStream input = Files.newInputStream(hpi)) {
            content.read(input, "");
        }
        return content;
    }

    private void read(InputStream input, String prefix) throws IOException {
        ZipInputStream zip = new ZipInputStream(input);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            byte[] bytes = zip.readAllBytes();
            if (entry.getName().equals(OWN_JAR)) {
                read(new ByteArrayInputStream(bytes), OWN_JAR + "!/");
            } else if (!entry.isDirectory()) {
                entries.put(prefix + entry.getName(), bytes);
            }
        }
    }

    int size() {
        return entries.size();
    }

    /** One line for each entry, and for each entry of a manifest, that is not the same on both sides. */
    List<String> differences(HpiEntries other) throws IOException {
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(entries.keySet());
        names.addAll(other.entries.keySet());
        for (String name : names) {
            byte[] mine = entries.get(name);
            byte[] others = other.entries.get(name);
            if (mine == null || others == null) {
                differences.add(name + " is only in the " + (mine == null ? "standalone" : "standard") + " build");
            } else if (name.endsWith("META-INF/MANIFEST.MF")) {
                differences.addAll(manifest(name, mine, others));
            } else if (!Arrays.equals(mine, others)) {
                differences.add(name);
            }
        }
        return differences;
    }

    private static List<String> manifest(String name, byte[] mine, byte[] others) throws IOException {
        Attributes left = new Manifest(new ByteArrayInputStream(mine)).getMainAttributes();
        Attributes right = new Manifest(new ByteArrayInputStream(others)).getMainAttributes();
        Set<String> keys = new TreeSet<>();
        left.keySet().forEach(key -> keys.add(key.toString()));
        right.keySet().forEach(key -> keys.add(key.toString()));
        return keys.stream()
                .filter(key -> !Objects.equals(left.getValue(key), right.getValue(key)))
                .map(key -> name + "#" + key)
                .toList();
    }
}
