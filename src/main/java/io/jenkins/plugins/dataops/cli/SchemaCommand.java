package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.report.text.Page;
import io.jenkins.plugins.dataops.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a schema as it is, so that it can be kept as a file; it is no result and needs no project. */
@Command(
        name = "schema",
        description = "Prints a JSON Schema by which editors and other tools check what people write and read what"
                + " dataops writes. Without a name it lists the schemas.",
        footer = {
            "",
            "Examples:",
            "  dataops schema",
            "  dataops schema project >dataops.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The schema's name (default: a list of all).")
    private Optional<String> name = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandContext surroundings = ((DataOps) spec.root().userObject()).surroundings();
        if (name.isPresent()) {
            surroundings.out().print(named(name.get()).text());
        } else {
            List<List<String>> rows = Stream.of(Schema.values())
                    .map(schema -> List.of(schema.toString(), schema.title()))
                    .toList();
            new Page(surroundings.out(), surroundings.colour(), surroundings.width())
                    .table(List.of("schema", "of"), rows);
        }
        surroundings.out().flush();
        return CommandLine.ExitCode.OK;
    }

    private static Schema named(String name) {
        return Schema.named(name).orElseThrow(() -> new UsageException("there is no schema '" + name + "'; known are "
                + String.join(", ", Schema.names())
                + NearestName.question(name, Schema.names()).map("; "::concat).orElse("")));
    }
}
