package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.deploy.SwitchChecks;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.report.text.Page;
import io.jenkins.plugins.dataops.request.PrepareRequest;
import io.jenkins.plugins.dataops.request.ReleaseRequest;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** Takes a product and makes its candidate. */
@Command(
        name = "prepare",
        description = "Takes the product for this run and makes the candidate's schema, for a build of your own and a"
                + " later 'switch'. Prints shell commands that tell the build where to write, and what people read on"
                + " standard error.",
        footer = {"", "Example:", "  eval \"$(dataops blue-green prepare --product flights)\" || exit"})
final class BlueGreenPrepare extends BlueGreenVerb<PrepareRequest> {
    BlueGreenPrepare() {
        super(PrepareRequest.class);
    }

    @Override
    LedgerUse ledgerUse() {
        return LedgerUse.TOLD;
    }

    @Override
    void look(CommandSession session, Map.Entry<String, ProductSection> product) {
        plan(request().checks()).demand(List.of());
        release(ReleaseRequest.of(request().revision())).demand();
    }

    @Override
    VerbResult act(ProductRun run) {
        SwitchChecks checks = telling(run, request().checks());
        BlueGreen blueGreen = run.blueGreen();
        BlueGreenResult prepared = run.prepare(blueGreen, checks);
        giveBackIfStopped(blueGreen);
        // A controller builds and switches by itself: only a refusal leaves something to do.
        BlueGreenResult result = session().isWorker() && !prepared.environmentVariables().isEmpty()
                ? prepared.withoutNext()
                : prepared;
        // It may have finished the switch of a run that died.
        return shown(run, recorded(finding(checks, result), blueGreen));
    }

    @Override
    VerbResult shown(ProductRun run, VerbResult finding) {
        if (session().isWorker()) {
            // A controller reads the names in the result, and its build log is for people.
            return finding;
        }
        BlueGreenResult result = (BlueGreenResult) finding.result();
        // Standard output is run by a shell: names and sentences out of the database must not get there, and the names
        // of schemas that do are nobody's secret.
        Page people = session().page(session().surroundings().err(), false, OptionalInt.empty());
        return finding.writing(page -> {
            finding.text().accept(people);
            result.lease().filter(lease -> lease.token().isPresent()).ifPresent(lease -> people.line(
                    "held until " + lease.until() + "; the lease's token is in DATAOPS_LEASE_TOKEN"));
            if (result.environmentVariables().isEmpty()) {
                withoutResult(page);
            } else {
                exports(new Page(session().surroundings().out(), false), result.environmentVariables());
            }
        });
    }

    /** What a shell's eval may run, and nothing else. */
    private static void exports(Page page, Map<String, String> variables) {
        variables.forEach((name, value) -> page.line("export " + name + "='" + value.replace("'", "'\\''") + "'"));
    }

    /** A shell that is stopped goes on with nothing. */
    private static void giveBackIfStopped(BlueGreen blueGreen) {
        Stop.requested().ifPresent(reason -> {
            Stop.told();
            blueGreen.abandon();
            throw new StoppedException(reason);
        });
    }

    /** An eval of nothing would succeed, and the pipeline would go on without a candidate. */
    @Override
    void withoutResult(Page page) {
        if (!askedByController()) {
            page.line("unset DATAOPS_CANDIDATE_SCHEMA DATAOPS_CANDIDATE_COLOUR");
            page.line("false");
        }
    }
}
