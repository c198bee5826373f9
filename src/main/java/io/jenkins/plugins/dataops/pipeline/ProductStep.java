package io.jenkins.plugins.dataops.pipeline;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.dataops.request.HolderRequest;
import io.jenkins.plugins.dataops.request.ProductRequest;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have in common that work on a data product: which one, and where it is. */
public abstract class ProductStep extends WarehouseStep {
    private final String product;
    private String environment;
    private String schema;

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

    /**
     * Where readers look.
     *
     * @return the schema; null for the one of {@code dataops.yaml}, or the product's name
     */
    public String getSchema() {
        return schema;
    }

    /**
     * Says where readers look.
     *
     * @param schema a schema of the warehouse
     */
    @DataBoundSetter
    public void setSchema(String schema) {
        this.schema = Util.fixEmptyAndTrim(schema);
    }

    @Override
    Optional<String> fault() {
        return product == null ? Optional.of("product is missing; name one of dataops.yaml") : Optional.empty();
    }

    /** The same as part of a request. */
    final ProductRequest productRequest() {
        return new ProductRequest(
                Optional.ofNullable(product), Optional.ofNullable(environment), Optional.ofNullable(schema));
    }

    /** This very step as the holder of the product: two branches of a build are not the same run. */
    static HolderRequest holder(StepContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        String owner = run.getExternalizableId() + "/" + context.get(FlowNode.class).getId();
        return new HolderRequest(Optional.of(owner), Optional.empty());
    }
}
