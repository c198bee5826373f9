package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.ProductSection;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data product in which environment is meant. */
final class ProductOptions {
    @Option(
            names = {"-p", "--product"},
            paramLabel = "NAME",
            description = "The data product (default: the only one of the project file).")
    Optional<String> product = Optional.empty();

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Where it is (default: the product's 'environment' in the project file, or production).")
    Optional<String> environment = Optional.empty();

    /** The product's name and section. */
    Map.Entry<String, ProductSection> choose(CommandSession session) {
        return session.project().product(product);
    }

    /** The environment of a product. */
    String environment(ProductSection section) {
        return environment.orElse(section.environment());
    }
}
