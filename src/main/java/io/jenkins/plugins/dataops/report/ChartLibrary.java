package io.jenkins.plugins.dataops.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** ECharts from its webjar. Where it is absent (in Jenkins another plugin brings it) the tables stand alone. */
final class ChartLibrary {
    private static final String VERSION = "META-INF/maven/org.webjars/echarts/pom.properties";

    /** The common build has lines, bars and points at two thirds of the full one's size. */
    private static final String[] BUILDS = {"echarts.common.min.js", "echarts.min.js"};

    private ChartLibrary() {}

    /** The script, safe to stand inside a script element; empty when there is none. */
    static String source() {
        try {
            String version = version();
            for (String folder : new String[] {"", "dist/"}) {
                for (String build : BUILDS) {
                    String script = read("META-INF/resources/webjars/echarts/" + version + "/" + folder + build);
                    if (!script.isEmpty()) {
                        return script.replace("</script", "<\\/script").replace("<!--", "<\\!--");
                    }
                }
            }
            return "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String version() throws IOException {
        try (InputStream input = open(VERSION)) {
            Properties properties = new Properties();
            if (input != null) {
                properties.load(input);
            }
            return properties.getProperty("version", "");
        }
    }

    private static String read(String resource) throws IOException {
        try (InputStream input = open(resource)) {
            return input == null ? "" : new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String resource) {
        return ChartLibrary.class.getClassLoader().getResourceAsStream(resource);
    }
}
