package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.BlackBoxTests;
import io.jenkins.plugins.dataops.blackbox.compare.MemoryBudget;
import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.project.DeclaredParameters;
import io.jenkins.plugins.dataops.project.TestsSection;
import io.jenkins.plugins.dataops.project.UsedParameters;
import io.jenkins.plugins.dataops.report.JUnitXml;
import io.jenkins.plugins.dataops.report.text.BlackBoxText;
import io.jenkins.plugins.dataops.request.TestRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Judges data by specifications. */
@Command(
        name = "test",
        description = "Black-box tests: holds tables and queries against expected rows and rules. Ends with 1 when data"
                + " is wrong, with 3 when a test could not look.",
        footer = {"", "Example:", "  dataops test 'tests/*.yaml' --parameter schema=flights --junit results/tests.xml"})
final class TestCommand extends WarehouseVerb<TestRequest> {
    private Optional<Path> junitFile = Optional.empty();

    TestCommand() {
        super(TestRequest.class);
    }

    @Override
    VerbResult work(CommandSession session) {
        TestRequest request = request();
        junitFile = request.junit().map(Verb::path).map(session::toWrite);
        TestsSection section = session.project().file().tests();
        List<Path> specs =
                session.files(request.specs().isEmpty() ? section.specs() : request.specs());
        // A fault in a specification shows without a database, and before a password is asked for.
        SpecFile.readAll(specs, session.reachable());
        UsedParameters used = new UsedParameters(session.reachable()).in(specs).and("schema", "now");
        ParameterValues parameters = new ParameterValues(request.parameters());
        parameters.demandUsed(used);
        new DeclaredParameters(session.project(), session.reachable(), used).demandUsed(section);
        var values = parameters.values(session, section.parameters());
        var database = session.open(target(), section.connection(), AccessMode.READ);
        long rowLimit = request.rowLimit().orElse(MemoryBudget.DEFAULT_ROWS);
        BlackBoxResult result = session.masked(new BlackBoxTests(database, values, session.progress(), rowLimit)
                .masking(session::masked)
                .reaching(session.reachable())
                .run(session.project().folder(), specs));
        return new VerbResult(
                Kind.BLACK_BOX, result.outcome(), result, page -> new BlackBoxText(page).write(result));
    }

    @Override
    void told(CommandSession session, VerbResult finding) {
        junitFile.ifPresent(file -> JUnitXml.write((BlackBoxResult) finding.result(), session().language(), file));
    }
}
