package io.jenkins.plugins.dataops.indexes;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes, for every annotation that is marked as indexed, the classes in which it is used: one binary name a line, at
 * the place where Jenkins looks for symbols and initializers.
 */
@SupportedAnnotationTypes("*")
public final class IndexedAnnotations extends AbstractProcessor {
    private static final String INDEXED = "org.jvnet.hudson.annotation_indexer.Indexed";
    private static final String FOLDER = "META-INF/services/annotations/";

    private final Map<String, SortedSet<String>> classes = new TreeMap<>();

    /** Made by the compiler. */
    public IndexedAnnotations() {
        // Nothing to prepare.
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            if (isIndexed(annotation)) {
                SortedSet<String> found =
                        classes.computeIfAbsent(annotation.getQualifiedName().toString(), name -> new TreeSet<>());
                round.getElementsAnnotatedWith(annotation).forEach(element -> found.add(holder(element)));
            }
        }
        if (round.processingOver()) {
            classes.forEach(this::write);
        }
        return false;
    }

    private static boolean isIndexed(TypeElement annotation) {
        return annotation.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(INDEXED));
    }

    private String holder(Element annotated) {
        Element element = annotated;
        while (!(element instanceof TypeElement) && !(element instanceof PackageElement)) {
            element = element.getEnclosingElement();
        }
        return element instanceof TypeElement type
                ? processingEnv.getElementUtils().getBinaryName(type).toString()
                : element + ".package-info";
    }

    private void write(String annotation, SortedSet<String> names) {
        try (Writer writer = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", FOLDER + annotation)
                .openWriter()) {
            for (String name : names) {
                writer.write(name + "\n");
            }
        } catch (IOException failure) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "the index of " + annotation + " cannot be written: " + failure);
        }
    }
}
