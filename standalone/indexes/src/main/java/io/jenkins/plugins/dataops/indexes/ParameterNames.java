package io.jenkins.plugins.dataops.indexes;

import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** Writes the names of parameters, which Stapler fills from a form or a query, beside the classes that have them. */
@SupportedAnnotationTypes({ParameterNames.CONSTRUCTOR, ParameterNames.QUERY})
public final class ParameterNames extends AbstractProcessor {
    static final String CONSTRUCTOR = "org.kohsuke.stapler.DataBoundConstructor";
    static final String QUERY = "org.kohsuke.stapler.QueryParameter";

    private final Set<String> written = new HashSet<>();

    /** Made by the compiler. */
    public ParameterNames() {
        // Nothing to prepare.
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                if (annotation.getQualifiedName().contentEquals(CONSTRUCTOR)) {
                    // In the form of a properties file without its comment.
                    write(folder(element), "\nconstructor=" + names((ExecutableElement) element) + "\n");
                } else if (element.getEnclosingElement() instanceof ExecutableElement method) {
                    write(folder(method) + "/" + method.getSimpleName(), names(method));
                }
            }
        }
        return false;
    }

    private static String folder(Element member) {
        TypeElement type = (TypeElement) member.getEnclosingElement();
        return type.getQualifiedName().toString().replace('.', '/');
    }

    private static String names(ExecutableElement executable) {
        return executable.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .collect(Collectors.joining(","));
    }

    /** A method with several annotated parameters comes here several times. */
    private void write(String place, String content) {
        if (!written.add(place)) {
            return;
        }
        try (Writer writer = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", place + ".stapler")
                .openWriter()) {
            writer.write(content);
        } catch (IOException failure) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, place + ".stapler cannot be written: " + failure);
        }
    }
}
