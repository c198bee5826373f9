package io.jenkins.plugins.dataops.request;

import java.util.List;
import java.util.Objects;

/**
 * What the verb {@code blue-green retire} can be asked for.
 *
 * @param product which product
 * @param holder who holds it
 * @param hold how it is taken
 */
public record RetireRequest(
        ProductRequest product, HolderRequest holder, HoldRequest hold)
        implements ProductVerbRequest {
    /** Fills what is left out. */
    public RetireRequest {
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        holder = Objects.requireNonNullElse(holder, HolderRequest.DEFAULT);
        hold = Objects.requireNonNullElse(hold, HoldRequest.DEFAULT);
    }

    @Override
    public List<String> verb() {
        return List.of("blue-green", "retire");
    }
}
