package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Adds to a proposed command what this call was given, so that it does the same when it is pasted. */
final class Carrying {
    /** What means the same for every verb that takes it. */
    private static final Set<String> EVERYWHERE = Set.of(
            "--file", "--connection", "--user", "--password-from", "--statement-timeout", "--drivers", "--product",
            "--environment", "--ledger");

    /** What means the same for the verbs of one family. */
    private static final Set<String> IN_THE_FAMILY = Set.of(
            "--schema", "--object", "--location", "--placeholder", "--placeholder-from", "--no-placeholders", "--table",
            "--out-of-order", "--allow-unrecognized", "--no-create-schemas", "--lock-wait", "--drop-objects",
            "--allow-one-way", "--reader", "--parameter", "--owner");

    private final ParseResult call;
    private final CommandLine tree;

    /** For the call of a verb. */
    Carrying(CommandSpec verb) {
        this.call = verb.commandLine().getParseResult();
        this.tree = DataOps.commandLine((DataOps) verb.root().userObject());
    }

    /** The command with what this call was given. */
    NextCommand over(NextCommand next) {
        if (call == null) {
            return next;
        }
        CommandSpec target = target(next.verb());
        String verb = call.commandSpec().qualifiedName().substring("dataops ".length());
        boolean family = verb.split(" ")[0].equals(next.verb().split(" ")[0]);
        List<NextCommand.Option> options = new ArrayList<>(next.options());
        for (OptionSpec given : call.matchedOptions()) {
            String name = given.longestName();
            boolean carried = EVERYWHERE.contains(name) || family && IN_THE_FAMILY.contains(name);
            if (carried && target.findOption(name) != null && !next.has(name)) {
                add(given, options);
            }
        }
        return new NextCommand(next.verb(), options, verb.equals(next.verb()) ? arguments() : List.of());
    }

    private static void add(OptionSpec given, List<NextCommand.Option> options) {
        if (given.arity().max() == 0) {
            options.add(new NextCommand.Option(given.longestName(), Optional.empty()));
            return;
        }
        given.originalStringValues()
                .forEach(value -> options.add(new NextCommand.Option(given.longestName(), Optional.of(value))));
    }

    private List<String> arguments() {
        return call.matchedPositionals().stream()
                .flatMap(positional -> positional.originalStringValues().stream())
                .toList();
    }

    private CommandSpec target(String verb) {
        CommandLine found = tree;
        for (String word : verb.split(" ")) {
            found = found.getSubcommands().get(word);
        }
        return found.getCommandSpec();
    }
}
