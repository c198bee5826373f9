package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.project.UsedParameters;
import io.jenkins.plugins.dataops.report.text.ScriptText;
import io.jenkins.plugins.dataops.request.SqlRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.script.ScriptResult;
import io.jenkins.plugins.dataops.script.Scripts;
import io.jenkins.plugins.dataops.script.TransactionUnit;
import java.util.Map;
import picocli.CommandLine.Command;

/** Runs SQL files. */
@Command(
        name = "sql",
        description = "Runs SQL files in the order of their names, each in one transaction. \\copy TABLE FROM"
                + " 'FILE' loads a file of this machine. Within a blue-green deployment $${candidate} and $${live} are"
                + " its schemas.",
        footer = {"", "Example:", "  dataops sql 'load/*.sql'"})
final class SqlCommand extends WarehouseVerb<SqlRequest> {
    SqlCommand() {
        super(SqlRequest.class);
    }

    @Override
    VerbResult work(CommandSession session) {
        SqlRequest request = request();
        var folder = session.project().folder();
        var files = session.files(request.files());
        var parameters = new ParameterValues(request.parameters());
        parameters.demandUsed(new UsedParameters(session.reachable()).in(files));
        var values = parameters.values(session, Map.of());
        var database = session.open(target(), session.project().file().migrations().connection(), AccessMode.WRITE);
        ScriptResult result =
                new Scripts(
                                database,
                                folder,
                                session.reachable(),
                                values,
                                request.noTransaction()
                                        ? TransactionUnit.STATEMENT
                                        : TransactionUnit.FILE_OR_STATEMENT,
                                session.progress(),
                                session::masked)
                        .run(files);
        return new VerbResult(Kind.SQL, result.outcome(), result, page -> ScriptText.write(page, result));
    }
}
