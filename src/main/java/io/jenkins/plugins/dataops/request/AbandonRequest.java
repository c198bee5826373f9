package io.jenkins.plugins.dataops.request;

import java.util.List;
import java.util.Objects;

/**
 * What the verb {@code blue-green release}, which gives a product back, can be asked for.
 *
 * @param product which product
 * @param holder who holds it
 */
public record AbandonRequest(
        ProductRequest product, HolderRequest holder)
        implements ProductVerbRequest {
    /** Fills what is left out. */
    public AbandonRequest {
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        holder = Objects.requireNonNullElse(holder, HolderRequest.DEFAULT);
    }

    @Override
    public List<String> verb() {
        return List.of("blue-green", "release");
    }
}
