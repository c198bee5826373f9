package io.jenkins.plugins.dataops.example;

import io.jenkins.plugins.dataops.cli.CommandReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Knows which verbs and options there are, and finds those in a piece of text that are not among them. */
final class NamedOptions {
    /** What the launcher hands to scripts, which read their own options. */
    private static final Set<String> SCRIPTS = Set.of("demo", "verify", "package");

    private final CommandLine root = CommandReference.commandLine();
    private final Set<String> everywhere = new HashSet<>();

    NamedOptions() {
        collect(root);
        Path tree = Shell.root();
        Stream.of("standalone/verify", "standalone/package", "examples/flights/demo").map(tree::resolve).forEach(script ->
                everywhere.addAll(options(read(script).split("[^-a-z]+"))));
    }

    /** What of a command or of a mere mention does not exist, in words. */
    Optional<String> unknown(String text) {
        String[] words = text.split("[ =|]+");
        if (!words[0].equals("dataops") && !words[0].equals("./dataops")) {
            // Other programs have options of their own.
            return words[0].startsWith("-") ? missing(everywhere, words, "any verb") : Optional.empty();
        }
        if (words.length > 1 && SCRIPTS.contains(words[1])) {
            return missing(everywhere, words, "the launcher's verbs");
        }
        CommandLine verb = root;
        int next = 1;
        while (next < words.length && !verb.getSubcommands().isEmpty() && !words[next].startsWith("-")) {
            CommandLine found = verb.getSubcommands().get(words[next]);
            if (found == null) {
                return Optional.of("there is no verb '" + words[next] + "'");
            }
            verb = found;
            next++;
        }
        Set<String> own = new HashSet<>();
        verb.getCommandSpec().options().forEach(option -> own.addAll(List.of(option.names())));
        return missing(own, words, verb.getCommandSpec().qualifiedName());
    }

    private static Optional<String> missing(Set<String> known, String[] words, String whose) {
        return options(words).stream()
                .filter(option -> !known.contains(option))
                .findFirst()
                .map(option -> "'" + option + "' is no option of " + whose);
    }

    private static List<String> options(String[] words) {
        return Arrays.stream(words).filter(word -> word.matches("--[a-z][-a-z]*")).toList();
    }

    private void collect(CommandLine line) {
        line.getCommandSpec().options().forEach(option -> everywhere.addAll(List.of(option.names())));
        line.getSubcommands().values().forEach(this::collect);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
