package io.jenkins.plugins.dataops.request;

import java.util.List;
import java.util.Objects;

/**
 * What the verb {@code blue-green switch}, and the second half of the step {@code blueGreenDeploy}, can be asked for.
 *
 * @param product which product
 * @param holder who holds it
 * @param hold how it is taken
 * @param live what of the candidate readers are to see
 * @param cutover how readers are switched
 * @param allowance what the switch may do
 * @param checks what is checked around the switch
 * @param release what goes live
 */
public record SwitchRequest(
        ProductRequest product,
        HolderRequest holder,
        HoldRequest hold,
        LiveRequest live,
        CutoverRequest cutover,
        AllowanceRequest allowance,
        ChecksRequest checks,
        ReleaseRequest release)
        implements ProductVerbRequest {
    /** Fills what is left out. */
    public SwitchRequest {
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        holder = Objects.requireNonNullElse(holder, HolderRequest.DEFAULT);
        hold = Objects.requireNonNullElse(hold, HoldRequest.DEFAULT);
        live = Objects.requireNonNullElse(live, LiveRequest.DEFAULT);
        cutover = Objects.requireNonNullElse(cutover, CutoverRequest.DEFAULT);
        allowance = Objects.requireNonNullElse(allowance, AllowanceRequest.DEFAULT);
        checks = Objects.requireNonNullElse(checks, ChecksRequest.DEFAULT);
        release = Objects.requireNonNullElse(release, ReleaseRequest.DEFAULT);
    }

    @Override
    public List<String> verb() {
        return List.of("blue-green", "switch");
    }
}
