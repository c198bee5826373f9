package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.DriftPolicy;
import io.jenkins.plugins.dataops.bluegreen.Retention;
import io.jenkins.plugins.dataops.deploy.CheckRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How readers are switched. */
final class SwitchOptions {
    @Option(
            names = "--drift",
            paramLabel = "WORD",
            description = "When live data changed during the build: refuse or accept (default: the product's 'drift',"
                    + " or refuse).")
    Optional<DriftPolicy> drift = Optional.empty();

    @Option(
            names = "--retention",
            paramLabel = "WORD",
            description = "What becomes of the previous colour: keep or drop (default: the product's 'retention', or"
                    + " keep).")
    Optional<Retention> retention = Optional.empty();

    @Option(
            names = "--drop-objects",
            description = "Take live objects that the candidate lacks from readers; otherwise that is refused.")
    boolean dropObjects;

    @Option(
            names = "--allow-one-way",
            description = "Switch even when the plan says that the release could not be taken back; otherwise that is"
                    + " refused.")
    boolean allowOneWay;

    @Option(
            names = "--reader",
            paramLabel = "ROLE",
            description = "A role that may read each object that readers did not have before; may be repeated (default:"
                    + " the product's 'readers').")
    List<String> readers = List.of();

    @Option(
            names = "--expected-plan-hash",
            paramLabel = "HASH",
            description = "The hash that 'plan' printed and somebody approved: any other plan is refused.")
    Optional<String> expectedPlan = Optional.empty();

    @Option(
            names = "--check-before",
            paramLabel = "PATTERN",
            description = "Specifications that the candidate must pass; may be repeated (default: the product's"
                    + " 'checks.before').")
    List<String> before = List.of();

    @Option(
            names = "--check-after",
            paramLabel = "PATTERN",
            description = "Specifications that the live schema must pass after the switch, or it is switched back; may"
                    + " be repeated (default: the product's 'checks.after').")
    List<String> after = List.of();

    /** The checks around the switch, with values for their parameters. */
    CheckRequest checks(CheckParameters parameters) {
        return new CheckRequest(before, after, parameters.values);
    }
}
