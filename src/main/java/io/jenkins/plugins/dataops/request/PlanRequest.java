package io.jenkins.plugins.dataops.request;

import java.util.List;
import java.util.Objects;

/**
 * What the verb {@code blue-green plan} can be asked for.
 *
 * @param product which product
 * @param holder who holds it
 * @param live what of the candidate readers are to see
 * @param allowance what the switch may do
 */
public record PlanRequest(
        ProductRequest product, HolderRequest holder, LiveRequest live, AllowanceRequest allowance)
        implements ProductVerbRequest {
    /** Fills what is left out. */
    public PlanRequest {
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        holder = Objects.requireNonNullElse(holder, HolderRequest.DEFAULT);
        live = Objects.requireNonNullElse(live, LiveRequest.DEFAULT);
        allowance = Objects.requireNonNullElse(allowance, AllowanceRequest.DEFAULT);
    }

    @Override
    public List<String> verb() {
        return List.of("blue-green", "plan");
    }
}
