package io.jenkins.plugins.dataops.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/** The class files below a folder, by their internal names. */
final class CompiledClasses {
    private final Map<String, ClassNode> nodes = new TreeMap<>();

    private CompiledClasses() {}

    static CompiledClasses below(Path folder) throws IOException {
        CompiledClasses classes = new CompiledClasses();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(node, 0);
                classes.nodes.put(node.name, node);
            }
        }
        return classes;
    }

    Iterable<ClassNode> all() {
        return nodes.values();
    }

    Optional<ClassNode> find(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** Every class that a class file names: in code, descriptors, generic types and annotations. */
    static Set<String> named(ClassNode node) {
        Set<String> names = new HashSet<>();
        // A remapper is asked for each name wherever it stands; what it writes is thrown away.
        node.accept(new ClassRemapper(new ClassWriter(0), new Remapper() {
            @Override
            public String map(String name) {
                names.add(name);
                return name;
            }
        }));
        return names;
    }
}
