package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the verb {@code test}, and the step {@code blackBoxTest}, can be asked for.
 *
 * @param specs patterns of the specifications; empty for those of the project file
 * @param parameters values for the parameters in them
 * @param rowLimit the most rows that one comparison may hold in memory
 * @param junit path of the file for the results as JUnit XML
 */
public record TestRequest(
        @RequestOption(
                operand = true,
                label = "PATTERN",
                help = "Specifications, relative to the project's folder (default: 'specs' of the project file).")
        List<String> specs,
        @RequestOption(name = "--parameter", label = "NAME=VALUE", help = SqlRequest.PARAMETER)
        @Carried
        Map<String, String> parameters,
        @RequestOption(
                label = "NUMBER",
                help = "The most rows that one comparison may hold in memory (default: 2000000).")
        @Within(least = "1", most = "1000000000")
        Optional<Long> rowLimit,
        @RequestOption(
                label = "FILE",
                help = "Also write the results as JUnit XML, which CI servers understand.")
        Optional<String> junit)
        implements VerbRequest {
    /** Fills what is left out. */
    public TestRequest {
        specs = AbsentValues.list(specs, "specs");
        parameters = AbsentValues.map(parameters, "parameters");
        rowLimit = AbsentValues.optional(rowLimit);
        junit = AbsentValues.optional(junit);
    }

    @Override
    public List<String> verb() {
        return List.of("test");
    }

    @Override
    public Optional<String> fault() {
        return OptionRules.fault(this, "'test'", option -> true);
    }

    /** Shows no value, which may be a secret that somebody wrote in clear. */
    @Override
    public String toString() {
        return "TestRequest" + specs;
    }
}
