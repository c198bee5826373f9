package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.project.ProductSection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a product and makes its candidate. */
@Command(
        name = "prepare",
        description = "Takes the product for this run and makes the candidate's schema, for a build of your own and a"
                + " later 'switch'. Prints shell commands that tell the build where to write, and what people read on"
                + " standard error.",
        footer = {"", "Example:", "  eval \"$(dataops blue-green prepare --product flights)\" || exit"})
@Without({"--drift", "--retention", "--drop-objects", "--allow-one-way", "--expected-plan-hash"})
final class BlueGreenPrepare extends BlueGreenVerb {
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
    void look(Session session, Map.Entry<String, ProductSection> product) {
        SwitchChecks.look(session, product.getValue(), switchOptions, checkParameters, List.of());
    }

    @Override
    Finding act(Run run) {
        SwitchChecks checks = SwitchChecks.of(run, switchOptions, checkParameters);
        BlueGreen blueGreen = run.blueGreen();
        BlueGreenResult result = run.prepare(blueGreen, checks);
        giveBackIfStopped(blueGreen);
        // It may have finished the switch of a run that died.
        return shown(run, new Recording(this, ledgerOption).of(checks.finding(result), blueGreen));
    }

    @Override
    Finding shown(Run run, Finding finding) {
        if (run.session().isWorker()) {
            // A controller reads the names in the result, and its build log is for people.
            return finding;
        }
        BlueGreenResult result = (BlueGreenResult) finding.result();
        // Standard output is run by a shell: names and sentences out of the database must not get there, and the names
        // of schemas that do are nobody's secret.
        Page people = run.session().page(run.session().surroundings().err(), false, OptionalInt.empty());
        return finding.writing(page -> {
            finding.text().accept(people);
            if (result.environmentVariables().isEmpty()) {
                withoutResult(page);
            } else {
                new BlueGreenText(new Page(run.session().surroundings().out(), false)).exports(result);
            }
        });
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
        page.line("unset DATAOPS_CANDIDATE_SCHEMA DATAOPS_CANDIDATE_COLOUR");
        page.line("false");
    }
}
