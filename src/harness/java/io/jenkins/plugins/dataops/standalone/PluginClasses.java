package io.jenkins.plugins.dataops.standalone;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaMethodReference;
import com.tngtech.archunit.core.importer.ClassFileImporter;
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
    private static final String PACKAGES = "io\\.jenkins\\.plugins\\.dataops\\.(config|page|pipeline|worker)";

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

    /** The methods that these classes call or refer to, by the owners that the compiler wrote down. */
    static Stream<CodeUnitAccessTarget> calls() throws URISyntaxException {
        return new ClassFileImporter()
                .importPath(folder()).stream()
                        .filter(each -> each.getPackageName().matches(PACKAGES))
                        .flatMap(each -> Stream.concat(
                                each.getMethodCallsFromSelf().stream().map(JavaMethodCall::getTarget),
                                each.getMethodReferencesFromSelf().stream().map(JavaMethodReference::getTarget)));
    }

    private static List<Class<?>> all() throws IOException, URISyntaxException, ClassNotFoundException {
        Path folder = folder();
        try (Stream<Path> walk = Files.walk(folder)) {
            List<String> names = walk.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".class")
                            && name.contains("/"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> name.substring(0, name.lastIndexOf('.')).matches(PACKAGES))
                    .toList();
            List<Class<?>> classes = new ArrayList<>();
            for (String name : names) {
                classes.add(Class.forName(name, false, PluginClasses.class.getClassLoader()));
            }
            return classes;
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(
                RunSqlStep.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
