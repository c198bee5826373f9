package io.jenkins.plugins.dataops.standalone;

import io.jenkins.plugins.dataops.pipeline.RunSqlStep;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The plugin's own classes, as this build has compiled them. */
final class PluginClasses {
    private PluginClasses() {}

    /** All that these classes extend or implement themselves. */
    static Set<Class<?>> parents() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<Class<?>> parents = new HashSet<>();
        for (Class<?> each : all()) {
            parents.add(each.getSuperclass());
            parents.addAll(List.of(each.getInterfaces()));
        }
        return parents;
    }

    private static List<Class<?>> all() throws IOException, URISyntaxException, ClassNotFoundException {
        Path folder = Path.of(
                RunSqlStep.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> walk = Files.walk(folder)) {
            List<String> names = walk.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".class")
                            && name.matches("io/jenkins/plugins/dataops/(config|page|pipeline|worker)/.*"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
            List<Class<?>> classes = new ArrayList<>();
            for (String name : names) {
                classes.add(Class.forName(name, false, PluginClasses.class.getClassLoader()));
            }
            return classes;
        }
    }
}
