package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code blue-green status}, and the step {@code blueGreenStatus}, can be asked for.
 *
 * @param product which product
 * @param record whether the ledger is told what it missed
 * @param last how many switches are shown; empty for the usual number
 * @param after a place in the journal, whose events after it are wanted instead: for a controller, which keeps the ledger
 *     itself
 */
public record StatusRequest(
        ProductRequest product,
        @RequestOption(help = "Also record in the ledger what the journal knows and the ledger missed.")
        boolean record,
        @RequestOption(label = "NUMBER", help = "How many of the last switches are shown (default: 20).")
        @Within(least = "1", most = "10000")
        Optional<Integer> last,
        Optional<String> after)
        implements ProductVerbRequest {
    /** Fills what is left out. */
    public StatusRequest {
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        last = AbsentValues.optional(last);
        after = AbsentValues.optional(after);
    }

    @Override
    public List<String> verb() {
        return List.of("blue-green", "status");
    }
}
