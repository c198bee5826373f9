package io.jenkins.plugins.dataops.worker;

import hudson.Util;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * The jars that a worker runs with, and the hash of their content. The drivers that are not bundled (DuckDB) come
 * from {@code dataops/drivers} in the Jenkins home, where only an administrator can put them.
 */
final class WorkerClassPath {
    private static final Map<String, String> HASHES = new HashMap<>();
    private static List<File> libraries;

    private final List<File> jars;
    private final String hash;

    private WorkerClassPath(List<File> jars, String hash) {
        this.jars = jars;
        this.hash = hash;
    }

    /** The content as it is now: drivers may have been added since the last call. */
    static synchronized WorkerClassPath current() throws IOException {
        if (libraries == null) {
            List<File> found = new ArrayList<>();
            for (File library : WorkerLibraries.find()) {
                found.add(library.isDirectory() ? ClassFolder.toJar(library) : library);
            }
            libraries = found;
        }
        List<File> jars = Stream.concat(libraries.stream(), drivers().stream()).toList();
        String stamp = stamp(jars);
        String hash = HASHES.get(stamp);
        if (hash == null) {
            hash = hash(jars);
            HASHES.put(stamp, hash);
        }
        return new WorkerClassPath(jars, hash);
    }

    List<File> jars() {
        return jars;
    }

    String hash() {
        return hash;
    }

    private static List<File> drivers() {
        File[] drivers = new File(Jenkins.get().getRootDir(), "dataops/drivers")
                .listFiles((folder, name) -> name.endsWith(".jar"));
        return drivers == null
                ? List.of()
                : Arrays.stream(drivers).sorted(Comparator.comparing(File::getName)).toList();
    }

    private static String stamp(List<File> jars) {
        StringBuilder stamp = new StringBuilder();
        for (File jar : jars) {
            stamp.append(jar).append('|').append(jar.length()).append('|').append(jar.lastModified()).append('\n');
        }
        return stamp.toString();
    }

    private static String hash(List<File> jars) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (File jar : jars) {
                digest.update(jar.getName().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                try (InputStream content = Files.newInputStream(jar.toPath())) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        digest.update(buffer, 0, read);
                    }
                }
            }
            return Util.toHexString(digest.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
