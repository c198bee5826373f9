package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code blue-green prepare}, and the first half of the step {@code blueGreenDeploy}, can be asked for.
 *
 * @param product which product
 * @param holder who holds it
 * @param hold how it is taken
 * @param live what of the candidate readers are to see
 * @param checks what is checked around the switch
 * @param start how the candidate begins; empty for what the project file says
 * @param revision the revision that the switch is going to release; empty for what Git has checked out
 */
public record PrepareRequest(
        ProductRequest product,
        HolderRequest holder,
        HoldRequest hold,
        LiveRequest live,
        ChecksRequest checks,
        @RequestOption(label = "WORD", help = PrepareRequest.START)
        @Carried
        Optional<Start> start,
        @RequestOption(
                label = "ID",
                help = "The revision that the switch is going to release (default: what Git has checked out in the"
                        + " project's folder). Whether the product's 'path' is in it is found out before the build.")
        @Carried
        Optional<String> revision)
        implements ProductVerbRequest {
    /** The help of how a candidate begins. */
    static final String START = "How the candidate begins: empty, structure or copy of the live tables (default: the"
            + " product's 'start', or empty).";

    /** Fills what is left out. */
    public PrepareRequest {
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        holder = Objects.requireNonNullElse(holder, HolderRequest.DEFAULT);
        hold = Objects.requireNonNullElse(hold, HoldRequest.DEFAULT);
        live = Objects.requireNonNullElse(live, LiveRequest.DEFAULT);
        checks = Objects.requireNonNullElse(checks, ChecksRequest.DEFAULT);
        start = AbsentValues.optional(start);
        revision = AbsentValues.optional(revision);
    }

    @Override
    public List<String> verb() {
        return List.of("blue-green", "prepare");
    }
}
