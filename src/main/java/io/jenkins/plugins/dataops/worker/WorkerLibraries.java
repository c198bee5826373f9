package io.jenkins.plugins.dataops.worker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the worker's class path really is on this controller. The place differs: jars of the installed plugin, of the
 * API plugins it depends on and of Jenkins itself in production, class folders and a local repository under test. So
 * one resource of every library is looked up, without loading a class: a driver that is loaded registers itself with
 * the JVM.
 */
final class WorkerLibraries {
    private static final List<String> MARKERS = List.of(
            "io/jenkins/plugins/dataops/cli/Main.class",
            "picocli/CommandLine.class",
            "org/flywaydb/core/Flyway.class",
            "org/apache/commons/csv/CSVFormat.class",
            "org/apache/commons/io/IOUtils.class",
            "org/apache/commons/codec/binary/Hex.class",
            "org/eclipse/jgit/api/Git.class",
            "com/googlecode/javaewah/EWAHCompressedBitmap.class",
            "com/samskivert/mustache/Mustache.class",
            "org/sqlite/JDBC.class",
            "org/slf4j/LoggerFactory.class",
            "com/fasterxml/jackson/annotation/JsonProperty.class",
            "com/fasterxml/jackson/core/JsonFactory.class",
            "com/fasterxml/jackson/databind/ObjectMapper.class",
            "com/fasterxml/jackson/dataformat/yaml/YAMLFactory.class",
            "com/fasterxml/jackson/datatype/jdk8/Jdk8Module.class",
            "com/fasterxml/jackson/datatype/jsr310/JavaTimeModule.class",
            "org/yaml/snakeyaml/Yaml.class");

    /** What lists the engines, by the names of their classes. */
    private static final String ENGINES = "META-INF/services/io.jenkins.plugins.dataops.database.Dialect";

    /** What an engine needs besides, named beside its class. */
    private static final String OF_AN_ENGINE = "libraries.txt";

    private WorkerLibraries() {}

    /**
     * Finds the worker's class path.
     *
     * @return jars and class folders, the plugin's own first
     * @throws IOException when a library is not there, which means a broken installation
     */
    static List<File> find() throws IOException {
        Set<File> found = new LinkedHashSet<>();
        List<String> markers = new ArrayList<>(MARKERS);
        for (String engine : lines(ENGINES)) {
            markers.addAll(lines(engine.substring(0, engine.lastIndexOf('.') + 1).replace('.', '/') + OF_AN_ENGINE));
        }
        for (String marker : markers) {
            URL url = WorkerLibraries.class.getClassLoader().getResource(marker);
            if (url == null) {
                throw new IOException("the DataOps plugin is incomplete: nothing holds " + marker
                        + "; install the plugin and its dependencies again");
            }
            found.add(holder(url, marker));
        }
        return new ArrayList<>(found);
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream content = WorkerLibraries.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new IOException("the DataOps plugin is incomplete: nothing holds " + resource + "; install it again");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static File holder(URL url, String marker) throws IOException {
        try {
            URLConnection connection = url.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return new File(jar.getJarFileURL().toURI());
            }
            File folder = new File(url.toURI());
            for (int depth = marker.split("/").length; depth > 0; depth--) {
                folder = folder.getParentFile();
            }
            return folder;
        } catch (URISyntaxException | IllegalArgumentException strange) {
            throw new IOException("the library at " + url + " is not a file", strange);
        }
    }
}
