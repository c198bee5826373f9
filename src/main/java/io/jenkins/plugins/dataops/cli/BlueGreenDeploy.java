package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.deploy.BuildRequest;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.deploy.SwitchChecks;
import io.jenkins.plugins.dataops.deploy.WholeDeployment;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.DeployRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

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
final class BlueGreenDeploy extends BlueGreenVerb<DeployRequest> {
    private static final DeclaredOption SQL = DeclaredOption.named(DeployRequest.class, "sql");

    BlueGreenDeploy() {
        super(DeployRequest.class);
    }

    @Override
    LedgerUse ledgerUse() {
        return LedgerUse.TOLD;
    }

    @Override
    boolean attended() {
        return true;
    }

    @Override
    void look(CommandSession session, Map.Entry<String, ProductSection> product) {
        if (request().sql().isEmpty() && request().command().isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "what builds the candidate? Give " + SQL.name() + " " + SQL.declaration().label()
                            + ", or a command after --");
        }
        plan(request().checks()).demand(files());
        release(request().release()).demand();
    }

    @Override
    VerbResult act(ProductRun run) {
        SwitchChecks checks = telling(run, request().checks());
        PrintWriter people = session().surroundings().err();
        BuildRequest build = new BuildRequest(
                files(),
                request().command(),
                session().surroundings().folder(),
                line -> people.println(session().masked(line)));
        BlueGreenResult result =
                new WholeDeployment(run, checks, release(request().release()), build).run();
        return recorded(finding(checks, result), run.blueGreen());
    }

    private List<Path> files() {
        List<String> patterns = request().sql();
        return patterns.isEmpty() ? List.of() : session().files(patterns);
    }
}
