package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.SecretNames;
import io.jenkins.plugins.dataops.request.Carried;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Adds to a proposed command what this call was given, so that it does the same when it is pasted. A secret is left out,
 * and a comment behind the command, which a shell passes over, names what has to be added.
 */
final class ProposalContext {
    private final ParseResult call;
    private final CommandLine family;
    private final UnaryOperator<String> mask;
    private final List<String> leftOut = new ArrayList<>();

    /**
     * For the call of a verb.
     *
     * @param verb whose arguments were parsed
     * @param mask hides what is known to be secret
     */
    ProposalContext(CommandSpec verb, UnaryOperator<String> mask) {
        this.call = verb.commandLine().getParseResult();
        this.family = verb.root().commandLine();
        this.mask = mask;
    }

    /** The command with what this call was given, as it is typed. */
    String typed(NextCommand next) {
        leftOut.clear();
        String command = over(next).toString();
        return leftOut.isEmpty() ? command : command + "  # left out as secret, to be added: " + String.join(" ", leftOut);
    }

    private NextCommand over(NextCommand next) {
        if (call == null) {
            return next;
        }
        CommandSpec target = target(next.verb());
        String verb = call.commandSpec().qualifiedName().substring("dataops ".length());
        boolean family = verb.split(" ")[0].equals(next.verb().split(" ")[0]);
        List<NextCommand.Option> options = new ArrayList<>(next.options());
        // An option that is given twice stands there twice, each time with all its values.
        for (OptionSpec given : new LinkedHashSet<>(call.matchedOptions())) {
            String name = given.longestName();
            if (isCarried(given, family) && target.findOption(name) != null && !next.has(name)) {
                add(given, options);
            }
        }
        return new NextCommand(next.verb(), options, verb.equals(next.verb()) ? arguments() : List.of());
    }

    private static boolean isCarried(OptionSpec given, boolean family) {
        return given.userObject() instanceof AnnotatedElement declaration
                && Optional.ofNullable(declaration.getAnnotation(Carried.class))
                        .filter(carried -> family || carried.everywhere())
                        .isPresent();
    }

    private void add(OptionSpec given, List<NextCommand.Option> options) {
        if (given.arity().max() == 0) {
            options.add(new NextCommand.Option(given.longestName(), Optional.empty()));
            return;
        }
        for (String value : given.originalStringValues()) {
            if (!isSecret(given, value)) {
                options.add(new NextCommand.Option(given.longestName(), Optional.of(value)));
            } else if (isNamed(given)) {
                leftOut.add(given.longestName() + "=" + mask.apply(name(value)) + "=...");
            } else {
                leftOut.add(given.longestName() + "=...");
            }
        }
    }

    private boolean isSecret(ArgSpec given, String value) {
        return isNamed(given) && SecretNames.looksSecret(name(value)) || !mask.apply(value).equals(value);
    }

    /** Whether the option takes values in clear by name. */
    private static boolean isNamed(ArgSpec given) {
        return given.typeInfo().isMap() && given.auxiliaryTypes()[1] == String.class;
    }

    private static String name(String pair) {
        return pair.substring(0, Math.max(0, pair.indexOf('=')));
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        new LinkedHashSet<>(call.matchedPositionals()).forEach(positional -> positional.originalStringValues().forEach(value -> {
            if (isSecret(positional, value)) {
                leftOut.add(positional.paramLabel());
            } else {
                arguments.add(value);
            }
        }));
        return arguments;
    }

    private CommandSpec target(String verb) {
        String[] words = verb.split(" ");
        CommandLine found = family.getSubcommands().containsKey(words[0])
                ? family
                : DataOps.commandLine((DataOps) family.getCommand(), words);
        for (String word : words) {
            found = found.getSubcommands().get(word);
        }
        return found.getCommandSpec();
    }
}
