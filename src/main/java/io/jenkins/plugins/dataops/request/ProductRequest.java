package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.Optional;

/**
 * Which data product is meant.
 *
 * @param product its name; empty for the only one of the project file
 * @param environment where it is; empty for what the project file says
 * @param schema the schema that readers use; empty for what the project file says, or the product's name
 */
public record ProductRequest(
        @RequestOption(
                alias = "-p",
                label = "NAME",
                help = "The data product (default: the only one of the project file).")
        @Carried(everywhere = true)
        Optional<String> product,
        @RequestOption(
                alias = "-e",
                label = "NAME",
                help = "Where it is (default: the product's 'environment' in the project file, or production).")
        @Carried(everywhere = true)
        Optional<String> environment,
        @RequestOption(
                label = "NAME",
                help = "The schema that readers use (default: the product's 'schema' in the project file, or its"
                        + " name).")
        @Carried
        Optional<String> schema) {
    /** The only product of the project file, as that file describes it. */
    static final ProductRequest DEFAULT = new ProductRequest(null, null, null);

    /** Fills what is left out. */
    public ProductRequest {
        product = AbsentValues.optional(product);
        environment = AbsentValues.optional(environment);
        schema = AbsentValues.optional(schema);
    }
}
