package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.outcome.SecretNames;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with the words of a command line, as everything else here is said. What was typed may be a secret in the
 * wrong place: no value of an option that is unknown, or that takes values by name, is repeated.
 */
final class ParseFault {
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[(?<known>.*)] \\(case-insensitive\\) but was '(?<given>.*)'");

    private ParseFault() {}

    /** The fault in one sentence. */
    static String of(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0), failure.getCommandLine().getCommandSpec());
        }
        ArgSpec argument = failure.getArgSpec();
        if (argument instanceof OptionSpec option && option.typeInfo().isMap() && failure.getCause() == null) {
            return "Invalid value for option '" + option.longestName() + "': it is not " + option.paramLabel();
        }
        Matcher choice = CHOICE.matcher(failure.getMessage());
        return choice.find()
                ? choice.replaceFirst(Matcher.quoteReplacement("'" + choice.group("given") + "' is none of "
                        + choice.group("known").toLowerCase(Locale.ROOT)))
                : failure.getMessage();
    }

    /** The known word that was probably meant. */
    static Optional<String> near(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        String written = unmatched.getUnmatched().get(0);
        if (written.startsWith("-") && !written.startsWith("--")) {
            // One letter is as near to every other one.
            return Optional.empty();
        }
        CommandSpec spec = failure.getCommandLine().getCommandSpec();
        Collection<String> known = written.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
        return NearestName.of(name(written), known).or(() -> below(written, spec));
    }

    /** The verbs of that name, when the word before it was left out. */
    private static Optional<String> below(String word, CommandSpec spec) {
        return spec.subcommands().entrySet().stream()
                .filter(group -> group.getValue().getSubcommands().containsKey(word))
                .map(group -> group.getKey() + " " + word)
                .reduce((one, other) -> one + "' or '" + other);
    }

    private static String unknown(String word, CommandSpec spec) {
        if (!word.startsWith("-")) {
            String kind = spec.subcommands().isEmpty() ? "argument" : "command";
            return "Unknown " + kind + " '" + word + "' of '" + spec.qualifiedName() + "'";
        }
        String name = name(word);
        String fault = "Unknown option '" + name + "' of '" + spec.qualifiedName() + "'";
        return SecretNames.looksSecret(name) && spec.findOption("--password-from") != null
                ? fault + ": a password is never typed into a command; say with --password-from where it is"
                : fault;
    }

    /** Without what is told to an option, which some programs take without a sign between. */
    private static String name(String word) {
        if (!word.startsWith("-")) {
            return word;
        }
        return word.startsWith("--") ? word.split("=", 2)[0] : word.length() <= 2 ? word : word.substring(0, 2) + "...";
    }
}
