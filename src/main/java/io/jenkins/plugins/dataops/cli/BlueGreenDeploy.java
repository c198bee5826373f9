package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.bluegreen.LeaseKeeper;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.project.ProductSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The whole way: candidate, build, checks, switch, checks, ledger. */
@Command(
        name = "deploy",
        description = "Makes the candidate, builds it with SQL files or a command, checks it, switches readers to it,"
                + " checks what they see, and records the deployment. When the build or a check fails, readers notice"
                + " nothing or are switched back. The command finds DATAOPS_CANDIDATE_SCHEMA, DATAOPS_LIVE_SCHEMA and"
                + " more in its environment; SQL files use $${candidate} and $${live}.",
        footer = {
            "",
            "Example:",
            "  dataops blue-green deploy --product flights --sql 'build/*.sql'",
            "  dataops blue-green deploy --product flights -- dbt build --target candidate"
        })
final class BlueGreenDeploy extends BlueGreenVerb {
    @Option(
            names = "--sql",
            paramLabel = "PATTERN",
            description = "SQL files that build the candidate, relative to the project's folder, each in one"
                    + " transaction; may be repeated.")
    private List<String> sql = List.of();

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command that builds the candidate, after --.")
    private List<String> command = List.of();

    @Option(
            names = "--start",
            paramLabel = "WORD",
            description = "How the candidate begins: empty, structure or copy of the live tables (default: the"
                    + " product's 'start', or empty).")
    private Optional<Start> start = Optional.empty();

    @Mixin
    private SwitchOptions switchOptions;

    @Mixin
    private CheckParameters checkParameters;

    @Mixin
    private ReleaseOptions releaseOptions;

    @Mixin
    private LedgerOption ledgerOption;

    @Override
    Optional<LedgerOption> ledger() {
        return Optional.of(ledgerOption);
    }

    @Override
    Optional<Start> start() {
        return start;
    }

    @Override
    SwitchOptions switching() {
        return switchOptions;
    }

    @Override
    boolean attended() {
        return true;
    }

    @Override
    void look(CommandSession session, Map.Entry<String, ProductSection> product) {
        if (sql.isEmpty() && command.isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "what builds the candidate? Give --sql PATTERN, or a command after --");
        }
        List<Path> files = sql.isEmpty() ? List.of() : session.files(sql);
        SwitchChecks.look(session, product.getValue(), switchOptions, checkParameters, files);
        releaseOptions.of(product, session).demand();
    }

    @Override
    VerbResult act(Run run) {
        SwitchChecks checks = telling(SwitchChecks.of(run, switchOptions, checkParameters));
        CandidateBuild build = new CandidateBuild(run, checks, sql, command);
        BlueGreen preparing = run.blueGreen();
        try (LeaseKeeper kept = preparing.keepLease()) {
            return deploy(run, checks, build, preparing);
        }
    }

    private VerbResult deploy(Run run, SwitchChecks checks, CandidateBuild build, BlueGreen preparing) {
        BlueGreenResult prepared = run.prepare(preparing, checks);
        if (prepared.outcome().compareTo(Outcome.UNSTABLE) > 0) {
            return recorded(checks.finding(prepared), preparing, ledgerOption);
        }
        BlueGreen switching;
        try {
            // Before the build: between it and the switch nothing is asked that could end with the candidate given up.
            switching = preparing.goingOn(run.under(terms(run, prepared)).releasing(releaseOptions).request());
            Optional<String> fault = build.run(prepared.environmentVariables());
            if (fault.isPresent()) {
                // What was cut short has not failed by itself.
                CandidateBuild.endIfStopped();
                return recorded(
                        checks.finding(BuildFailure.of(preparing.abandon(), fault.get(), run.commands())
                                .settling(prepared)),
                        preparing,
                        ledgerOption);
            }
        } catch (RuntimeException failure) {
            abandon(preparing, failure);
            throw failure;
        }
        // From here on the candidate stays: the same switch can be tried again.
        BlueGreenResult result = switching.switchOver(checks.before(), checks.after());
        return recorded(checks.finding(result.settling(prepared)), switching, ledgerOption);
    }

    private static LeaseTerms terms(Run run, BlueGreenResult prepared) {
        LeaseTerms terms = run.request().lease();
        return prepared.lease().flatMap(Lease::token).map(terms::under).orElse(terms);
    }

    private static void abandon(BlueGreen preparing, RuntimeException failure) {
        try {
            preparing.abandon();
        } catch (RuntimeException unreachable) {
            failure.addSuppressed(unreachable);
        }
    }
}
