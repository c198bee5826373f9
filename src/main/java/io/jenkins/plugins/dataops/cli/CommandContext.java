package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.Passwords;
import java.io.Console;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/**
 * All that the command takes from the process it runs in, so that a test can give it other surroundings.
 *
 * @param out where results go
 * @param err where progress and problems go
 * @param folder the working directory
 * @param environment environment variables
 * @param colour whether a person watches at a terminal that shows colours
 * @param prompt asks that person for a password
 */
public record CommandContext(
        PrintWriter out,
        PrintWriter err,
        Path folder,
        Map<String, String> environment,
        boolean colour,
        Passwords.Prompt prompt) {

    /** The surroundings of this very process; text is UTF-8, whatever the locale says, because JSON is. */
    static CommandContext ofProcess() {
        return new CommandContext(
                writer(StandardStream.out()),
                writer(StandardStream.err()),
                Path.of("").toAbsolutePath(),
                System.getenv(),
                Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM")),
                CommandContext::ask);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /**
     * How wide a line may be where a person reads it.
     *
     * @return columns of the terminal, as the environment variable COLUMNS says; empty where no terminal is known
     */
    OptionalInt width() {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", "0").strip());
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalInt.empty();
        }
    }

    /**
     * The language of whoever reads the command's texts, as POSIX finds that of messages.
     *
     * @return what LC_ALL says, else LC_MESSAGES, else LANG; English where none does
     */
    Locale locale() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(CommandContext::locale)
                .orElse(Locale.ENGLISH);
    }

    /** Such as {@code de_AT.UTF-8@euro}; C and POSIX are no languages. */
    private static Locale locale(String posix) {
        String tag = posix.split("[.@]", 2)[0].replace('_', '-');
        Locale locale = tag.equals("C") || tag.equals("POSIX") ? Locale.ENGLISH : Locale.forLanguageTag(tag);
        return locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
    }

    private static Optional<String> ask(String question) {
        Console console = System.console();
        return Optional.ofNullable(console)
                .map(terminal -> terminal.readPassword("%s", question))
                .map(String::new);
    }
}
