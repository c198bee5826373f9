package io.jenkins.plugins.dataops.standalone;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The signatures, compiled from their sources and loaded beside the real classes of the same names. */
final class CompiledSignatures {
    static final Path SOURCES = Path.of("standalone/signatures/src/main/java");

    private final Path classes;
    private final ClassLoader loader;

    private CompiledSignatures(Path classes) throws MalformedURLException {
        this.classes = classes;
        this.loader = new OwnFirst(classes);
    }

    static CompiledSignatures into(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> walk = Files.walk(SOURCES)) {
            List<Path> sources =
                    walk.filter(each -> each.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("-proc:none", "-implicit:none", "-Xlint:none", "-d", classes.toString());
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IOException("the signatures do not compile; the compiler's words are above");
            }
        }
        return new CompiledSignatures(classes);
    }

    List<Class<?>> load() throws IOException, ClassNotFoundException {
        List<Class<?>> loaded = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(classes)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString();
                loaded.add(Class.forName(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'), false, loader));
            }
        }
        return loaded;
    }

    /** Asks its parent only for what is no signature. */
    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(Path classes) throws MalformedURLException {
            super(new URL[] {classes.toUri().toURL()}, CompiledSignatures.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (findLoadedClass(name) == null && findResource(name.replace('.', '/') + ".class") != null) {
                    return findClass(name);
                }
                return super.loadClass(name, resolve);
            }
        }
    }
}
