package io.jenkins.plugins.dataops.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sources of a Pipeline step: its own and those of what it extends, since setters stand in either. */
public final class StepSource {
    private static final Pattern PARENT = Pattern.compile("\\bclass \\w+ extends (\\w+)");

    private StepSource() {}

    /**
     * Reads a step.
     *
     * @param folder where the sources of the steps are
     * @param step the name of its class
     * @return its source and those of its parents in that folder, one behind the other
     * @throws IOException when one cannot be read
     */
    public static String withParents(Path folder, String step) throws IOException {
        StringBuilder sources = new StringBuilder();
        String next = step;
        while (Files.exists(folder.resolve(next + ".java"))) {
            String source = Files.readString(folder.resolve(next + ".java"));
            sources.append(source);
            Matcher parent = PARENT.matcher(source);
            next = parent.find() ? parent.group(1) : "none";
        }
        return sources.toString();
    }
}
