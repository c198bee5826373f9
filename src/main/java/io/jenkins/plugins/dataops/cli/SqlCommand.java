package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.script.ScriptResult;
import io.jenkins.plugins.dataops.script.Scripts;
import io.jenkins.plugins.dataops.script.TransactionUnit;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs SQL files. */
@Command(
        name = "sql",
        description = "Runs SQL files in the order of their names, each in one transaction. \\copy TABLE FROM"
                + " 'FILE' loads a file of this machine. Within a blue-green deployment $${candidate} and $${live} are"
                + " its schemas.",
        footer = {"", "Example:", "  dataops sql 'load/*.sql'"})
final class SqlCommand extends Verb {
    @Mixin
    private CommonOptions.Target target;

    @Mixin
    private ParameterOptions parameters;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATTERN",
            description = "Files, relative to the project's folder; * and ** stand for names and folders.")
    private List<String> patterns;

    @Option(
            names = "--no-transaction",
            description = "Commit after each statement, for statements that cannot run in a transaction.")
    private boolean withoutTransaction;

    @Override
    VerbResult work(CommandSession session) {
        var folder = session.project().folder();
        var files = session.files(patterns);
        parameters.demandUsed(new UsedParameters(session).in(files));
        var values = parameters.values(session, Map.of());
        var database = session.open(target, session.project().file().migrations().connection(), AccessMode.WRITE);
        ScriptResult result =
                new Scripts(
                                database,
                                folder,
                                session.reachable(),
                                values,
                                unit(session),
                                session.progress(),
                                session::masked)
                        .run(files);
        return new VerbResult(Kind.SQL, result.outcome(), result, page -> ScriptText.write(page, result));
    }

    /** A step of a Pipeline has no parameter for the option. */
    private TransactionUnit unit(CommandSession session) {
        return withoutTransaction
                ? TransactionUnit.STATEMENT
                : session.isWorker() ? TransactionUnit.FILE : TransactionUnit.FILE_OR_STATEMENT;
    }
}
