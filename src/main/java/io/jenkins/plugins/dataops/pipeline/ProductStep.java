package io.jenkins.plugins.dataops.pipeline;

import hudson.Util;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have in common that work on a data product: which one, and where it is. */
public abstract class ProductStep extends WarehouseStep {
    private static final String ENVIRONMENT = "--environment";

    private final String product;
    private String environment;

    ProductStep(String product) {
        this.product = Util.fixEmptyAndTrim(product);
    }

    /**
     * Which data product.
     *
     * @return its name in {@code dataops.yaml}
     */
    public String getProduct() {
        return product;
    }

    /**
     * Where the product is.
     *
     * @return for example production; null for the one of {@code dataops.yaml}
     */
    public String getEnvironment() {
        return environment;
    }

    /**
     * Chooses where the product is, as the ledger counts it.
     *
     * @param environment for example production
     */
    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    @Override
    Optional<String> fault() {
        return product == null ? Optional.of("product is missing; name one of dataops.yaml") : Optional.empty();
    }

    /** The options that name the product. */
    List<String> productOptions() {
        List<String> options = new ArrayList<>();
        options.add("--product=" + product);
        option(options, ENVIRONMENT, environment);
        return options;
    }

    /** The environment that such options name; empty where it is left to the project file. */
    static Optional<String> environment(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(ENVIRONMENT + "="))
                .map(option -> option.substring(ENVIRONMENT.length() + 1))
                .findFirst();
    }

    /** Those of the options that name the product and limit a statement, for a look at it. */
    static List<String> looking(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith("--product=")
                        || option.startsWith(ENVIRONMENT + "=")
                        || option.startsWith("--statement-timeout="))
                .toList();
    }

    /** The options that name the product and this very step: two branches of a build are not the same run. */
    List<String> identity(StepContext context) throws IOException, InterruptedException {
        List<String> options = productOptions();
        Run<?, ?> run = context.get(Run.class);
        options.add("--owner=" + run.getExternalizableId() + "/" + context.get(FlowNode.class).getId());
        return options;
    }

    /** Adds an option that has a value. */
    static void option(List<String> options, String name, Object value) {
        if (value != null) {
            options.add(name + "=" + value);
        }
    }
}
