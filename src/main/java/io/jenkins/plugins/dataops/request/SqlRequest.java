package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the verb {@code sql}, and the step {@code runSql}, can be asked for.
 *
 * @param files patterns of the files that are run
 * @param parameters values for the parameters in the SQL
 * @param noTransaction whether each statement is committed by itself
 */
public record SqlRequest(
        @RequestOption(
                operand = true,
                label = "PATTERN",
                required = true,
                help = "Files, relative to the project's folder; * and ** stand for names and folders.")
        List<String> files,
        @RequestOption(name = "--parameter", label = "NAME=VALUE", help = SqlRequest.PARAMETER)
        @Carried
        Map<String, String> parameters,
        @RequestOption(help = "Commit after each statement, for statements that cannot run in a transaction.")
        boolean noTransaction)
        implements VerbRequest {
    /** The help of what SQL and specifications have alike. */
    static final String PARAMETER = "A value for ${NAME}; may be repeated. 'schema', 'live' and 'candidate' name schemas,"
            + " which become quoted names; every other value becomes a literal.";

    /** Fills what is left out. */
    public SqlRequest {
        files = AbsentValues.list(files, "files");
        parameters = AbsentValues.map(parameters, "parameters");
    }

    @Override
    public List<String> verb() {
        return List.of("sql");
    }

    @Override
    public Optional<String> fault() {
        return OptionRules.fault(this, "'sql'", option -> true);
    }

    /** Shows no value, which may be a secret that somebody wrote in clear. */
    @Override
    public String toString() {
        return "SqlRequest" + files;
    }
}
