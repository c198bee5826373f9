package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.BlackBoxTests;
import io.jenkins.plugins.dataops.blackbox.compare.MemoryBudget;
import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.project.TestsSection;
import io.jenkins.plugins.dataops.report.JUnitXml;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.request.Within;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges data by specifications. */
@Command(
        name = "test",
        description = "Black-box tests: holds tables and queries against expected rows and rules. Ends with 1 when data"
                + " is wrong, with 3 when a test could not look.",
        footer = {"", "Example:", "  dataops test 'tests/*.yaml' --parameter schema=flights --junit results/tests.xml"})
final class TestCommand extends Verb {
    @Mixin
    private CommonOptions.Target target;

    @Mixin
    private ParameterOptions parameters;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATTERN",
            description = "Specifications, relative to the project's folder (default: 'specs' of the project file).")
    private List<String> patterns = List.of();

    @Option(
            names = "--row-limit",
            paramLabel = "NUMBER",
            description = "The most rows that one comparison may hold in memory (default: 2000000).")
    @Within(least = "1", most = "1000000000")
    private long rowLimit = MemoryBudget.DEFAULT_ROWS;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Also write the results as JUnit XML, which CI servers understand.")
    private Optional<Path> junit = Optional.empty();

    private Optional<Path> junitFile = Optional.empty();

    @Override
    VerbResult work(CommandSession session) {
        junitFile = junit.map(session::toWrite);
        TestsSection section = session.project().file().tests();
        List<Path> specs =
                session.files(patterns.isEmpty() ? section.specs() : patterns);
        // A fault in a specification shows without a database, and before a password is asked for.
        SpecFile.readAll(specs, session.reachable());
        UsedParameters used = new UsedParameters(session).in(specs).and("schema", "now");
        parameters.demandUsed(used);
        new DeclaredParameters(session, used).demandUsed(section);
        var values = parameters.values(session, section.parameters());
        var database = session.open(target, section.connection(), AccessMode.READ);
        BlackBoxResult result = session.masked(new BlackBoxTests(database, values, session.progress(), rowLimit)
                .masking(session::masked)
                .reaching(session.reachable())
                .run(session.project().folder(), specs));
        return new VerbResult(
                Kind.BLACK_BOX, result.outcome(), result, page -> new BlackBoxText(page).write(result));
    }

    @Override
    void told(CommandSession session, VerbResult finding) {
        junitFile.ifPresent(file -> JUnitXml.write((BlackBoxResult) finding.result(), file));
    }
}
