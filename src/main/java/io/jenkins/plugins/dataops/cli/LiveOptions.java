package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.ProductSection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What of a product readers see. */
final class LiveOptions {
    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "The schema that readers use (default: the product's 'schema' in the project file, or its"
                    + " name).")
    private Optional<String> schema = Optional.empty();

    @Option(
            names = "--object",
            paramLabel = "NAME",
            description = "A table or view that belongs to it; may be repeated (default: the product's 'objects', or"
                    + " all that the candidate holds).")
    private List<String> objects = List.of();

    String schema(String product, ProductSection section) {
        return schema.or(section::schema).orElse(product);
    }

    List<String> objects(ProductSection section) {
        return objects.isEmpty() ? section.objects() : objects;
    }
}
