package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code blue-green deploy} can be asked for.
 *
 * @param product which product
 * @param holder who holds it
 * @param hold how it is taken
 * @param live what of the candidate readers are to see
 * @param sql patterns of SQL files that build the candidate
 * @param command a command that builds it
 * @param start how the candidate begins; empty for what the project file says
 * @param cutover how readers are switched
 * @param allowance what the switch may do
 * @param checks what is checked around the switch
 * @param release what goes live
 */
public record DeployRequest(
        ProductRequest product,
        HolderRequest holder,
        HoldRequest hold,
        LiveRequest live,
        @RequestOption(
                label = "PATTERN",
                help = "SQL files that build the candidate, relative to the project's folder, each in one transaction;"
                        + " may be repeated.")
        @Carried
        List<String> sql,
        @RequestOption(operand = true, label = "COMMAND", help = "A command that builds the candidate, after --.")
        List<String> command,
        @RequestOption(label = "WORD", help = PrepareRequest.START)
        @Carried
        Optional<Start> start,
        CutoverRequest cutover,
        AllowanceRequest allowance,
        ChecksRequest checks,
        ReleaseRequest release)
        implements ProductVerbRequest {
    /** Fills what is left out. */
    public DeployRequest {
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        holder = Objects.requireNonNullElse(holder, HolderRequest.DEFAULT);
        hold = Objects.requireNonNullElse(hold, HoldRequest.DEFAULT);
        live = Objects.requireNonNullElse(live, LiveRequest.DEFAULT);
        sql = AbsentValues.list(sql, "sql");
        command = AbsentValues.list(command, "command");
        start = AbsentValues.optional(start);
        cutover = Objects.requireNonNullElse(cutover, CutoverRequest.DEFAULT);
        allowance = Objects.requireNonNullElse(allowance, AllowanceRequest.DEFAULT);
        checks = Objects.requireNonNullElse(checks, ChecksRequest.DEFAULT);
        release = Objects.requireNonNullElse(release, ReleaseRequest.DEFAULT);
    }

    @Override
    public List<String> verb() {
        return List.of("blue-green", "deploy");
    }
}
