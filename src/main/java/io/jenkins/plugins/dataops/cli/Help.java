package io.jenkins.plugins.dataops.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows what {@code --help} shows; picocli's own help takes one word only. */
@Command(
        name = "help",
        helpCommand = true,
        description = "Shows the help of a command, as its option --help does.",
        footer = {"", "Example:", "  dataops help migrate plan"})
final class Help implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "The words of the command (default: that of dataops itself).")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = spec.root().commandLine();
        for (String word : words) {
            CommandLine next = line.getSubcommands().get(word);
            if (next == null) {
                throw new UnmatchedArgumentException(line, List.of(word));
            }
            line = next;
        }
        line.usage(line.getOut());
        return CommandLine.ExitCode.OK;
    }
}
