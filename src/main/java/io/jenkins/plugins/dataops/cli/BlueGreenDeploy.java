package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.deploy.BuildRequest;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.deploy.SwitchChecks;
import io.jenkins.plugins.dataops.deploy.WholeDeployment;
import io.jenkins.plugins.dataops.project.ProductSection;
import java.io.PrintWriter;
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
        plan(switchOptions.checks(checkParameters)).demand(files());
        releaseOptions.of(product, session).demand();
    }

    @Override
    VerbResult act(ProductRun run) {
        SwitchChecks checks = telling(run, switchOptions.checks(checkParameters));
        PrintWriter people = session().surroundings().err();
        BuildRequest build = new BuildRequest(
                files(),
                command,
                session().surroundings().folder(),
                line -> people.println(session().masked(line)));
        BlueGreenResult result =
                new WholeDeployment(run, checks, releaseOptions.of(product(), session()), build).run();
        return recorded(finding(checks, result), run.blueGreen(), ledgerOption);
    }

    private List<Path> files() {
        return sql.isEmpty() ? List.of() : session().files(sql);
    }
}
