package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.request.ProductRequest;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Which data product in which environment is meant, where its schema does not matter. */
final class ProductOptions {
    private final RequestOptions<ProductRequest> options = new RequestOptions<>(ProductRequest.class);

    /** Adds the options to those of a verb. */
    void addTo(CommandSpec spec) {
        options.addTo(spec, option -> !option.parameter().equals("schema"));
    }

    /** What was given. */
    ProductRequest request() {
        return options.request(Map.of());
    }

    /** The product's name and section. */
    Map.Entry<String, ProductSection> choose(CommandSession session) {
        return session.project().product(request().product());
    }

    /** The environment of a product. */
    String environment(ProductSection section) {
        return request().environment().orElse(section.environment());
    }
}
