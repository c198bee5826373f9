package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.Handover;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The verbs and options as a document, made from the same declarations that parse them. */
public final class CommandReference {
    private static final String HEAD =
            """
            # The `dataops` command

            Every verb has `--help`. Results go to standard output, progress and problems to standard error. With
            `--format json` standard output is exactly one [result document](#result-documents). `dataops schema` alone needs
            no project, has no result document and none of the options of every verb.

            The examples are of a project whose [`dataops.yaml`](configuration.md) has the connection `warehouse` and the
            product `flights`; `$APPROVED` is the hash that `plan` printed.

            | exit code | meaning |
            |---|---|
            """;

    private static final String RESULT_DOCUMENTS =
            """

            ## Result documents

            `--format json` prints one JSON object, and `--result FILE` writes the same into a file, whatever the format:

            | key | |
            |---|---|
            | `kind` | `migration`, `blue-green`, `sql`, `black-box`, `delivery`, `ledger`, `report`, or `problem` when there is no result |
            | `schemaVersion` | 3; a reader takes this and older ones, in which sentences stand for some [messages](results.md) |
            | `tool` | name and version of the writer |
            | `startedAt`, `finishedAt` | instants, UTC |
            | `outcome` | `passed`, `unstable` (only warned), `failed`, `error` |
            | `result` | what the verb found out; for a `problem` its `exitCode`, `message` and, where programs have to tell it from others, `fault`: `no-database-file`, `secret-not-handed-over` |
            | `parts` | documents of what was done along the way, such as the tests around a switch |

            `dataops schema result-migration` prints a JSON Schema (draft 2020-12) of such an object, and so for each `kind`:
            `result-blue-green`, `result-sql` and so on. They hold for what this and all earlier versions wrote; later ones may
            write further keys, so a reader passes over those that it does not know.

            `dataops report` makes an HTML file out of such files. A file that could not be written (`--result`, `--junit`,
            `--html`, `--output`), that the call reads or works with, or that is a database is refused before anything is done; if
            it cannot be written any more at the end, the result is printed all the same and the exit code is 3. Where the words of
            a call are at fault, the `problem` replaces nothing but an earlier result.

            A command that is proposed as the next one has the options of the call. What is secret is left out, and a comment
            behind the command names it.

            ## Stopping, limits, signs of life

            SIGINT (Ctrl-C), SIGTERM and SIGHUP stop every verb: the running statement is cancelled on the server, its
            transaction rolled back, a lease given back, children ended. Results and JUnit XML are written as far as they
            go, one line on standard error says what is left, and the exit code is 128 plus the signal's number. A second
            signal ends the process at once. When the process is killed or the network is lost, PostgreSQL (14 and later)
            ends its session within five seconds, because each connection asks for `client_connection_check_interval` and
            short TCP keep-alives; values that the server or the connection's `options` set stay as they are.

            `--statement-timeout` limits each statement, `timeout` in a specification each test; both are cancelled on the
            server. While nothing else is said, long work says what it does and since when, every 30 seconds unless
            `--heartbeat` says otherwise. A number, a duration or a time beyond what an option takes is refused with its range.

            ## From this source tree: `./dataops`

            The launcher builds the command on first use, and again whenever a source is newer, and has three verbs of its own:

            | verb | |
            |---|---|
            | `./dataops demo` | takes the project in `examples/flights` through its releases; see `./dataops demo --help` |
            | `./dataops verify` | runs all tests and ends with their counts; `--fresh` and `--long` say more, see `./dataops verify --help` |
            | `./dataops package` | leaves the plugin in `target/dataops.hpi` |

            `JAVA_HOME` chooses the JDK, `DATAOPS_JAVA_OPTIONS` adds options of the JVM (such as `-Xmx4g`), and `DATAOPS_DRIVERS`
            adds folders with JDBC drivers. People are spoken to in the language that `LC_ALL`, `LC_MESSAGES` or `LANG` names,
            and in English where there are no texts in it, as in the headlines and tables of migrations and switches; what
            programs read never depends on it. On a terminal tables and help are as wide as it is, or as `COLUMNS` says;
            `NO_COLOR` and `TERM=dumb` leave colours out.
            """;

    private CommandReference() {}

    /** The tree of verbs without a process around it. */
    public static CommandLine commandLine() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return DataOps.commandLine(new DataOps(
                new CommandContext(nowhere, nowhere, Path.of(""), Map.of(), false, question -> Optional.empty()),
                Handover.NONE));
    }

    /** Every verb that works in a project by its name, such as {@code migrate apply}. */
    static List<String> verbs() {
        return working(leaves(commandLine())).stream()
                .map(verb -> verb.getCommandSpec().qualifiedName().replaceFirst("^\\S+ ", ""))
                .toList();
    }

    /** The whole page. */
    static String markdown() {
        StringBuilder page = new StringBuilder("<!-- Made from the command's own declarations by CommandReferenceTest;"
                + " see there how to make it anew. -->\n");
        page.append(HEAD);
        DataOps.EXIT_CODES.forEach((code, meaning) -> row(page, code, meaning));
        CommandLine root = commandLine();
        List<CommandLine> verbs = leaves(root);
        page.append("\n## Options of every verb\n\n");
        Set<String> common = common(working(verbs));
        table(page, verbs.get(0).getCommandSpec().options().stream()
                .filter(option -> common.contains(option.longestName()))
                .toList());
        page.append("\n## Verbs\n\n| verb | |\n|---|---|\n");
        verbs.forEach(verb -> row(
                page,
                "[`" + verb.getCommandSpec().qualifiedName() + "`](#" + anchor(verb) + ")",
                firstSentence(description(verb.getCommandSpec()))));
        for (CommandLine command : root.getSubcommands().values()) {
            List<CommandLine> branch = leaves(command);
            Set<String> shared = branch.size() < 2 ? common : common(branch);
            if (branch.size() > 1 && shared.size() > common.size()) {
                page.append("\n### All verbs of ").append(command.getCommandSpec().qualifiedName()).append("\n\n");
                table(page, options(branch.get(0), shared, common));
            }
            if (!command.getCommandSpec().helpCommand()) {
                (branch.isEmpty() ? List.of(command) : branch).forEach(verb -> verb(page, verb, shared));
            }
        }
        return page.append(RESULT_DOCUMENTS).toString();
    }

    private static List<OptionSpec> options(CommandLine verb, Set<String> wanted, Set<String> without) {
        return verb.getCommandSpec().options().stream()
                .filter(option -> wanted.contains(option.longestName()) && !without.contains(option.longestName()))
                .toList();
    }

    private static void verb(StringBuilder page, CommandLine verb, Set<String> common) {
        CommandSpec spec = verb.getCommandSpec();
        page.append("\n### ").append(spec.qualifiedName()).append("\n\n").append(description(spec)).append("\n\n```sh\n");
        Arrays.stream(spec.usageMessage().footer())
                .filter(line -> line.startsWith("  "))
                .forEach(line -> page.append(line.substring(2)).append('\n'));
        page.append("```\n");
        if (!spec.positionalParameters().isEmpty()) {
            page.append('\n');
            spec.positionalParameters().forEach(parameter -> page.append("- `")
                    .append(parameter.paramLabel())
                    .append("`: ")
                    .append(plain(parameter.description()))
                    .append('\n'));
        }
        List<OptionSpec> own = spec.options().stream()
                .filter(option -> !common.contains(option.longestName()) && !option.hidden())
                .toList();
        if (!own.isEmpty()) {
            page.append('\n');
            table(page, own);
        }
    }

    private static void table(StringBuilder page, List<OptionSpec> options) {
        page.append("| option | |\n|---|---|\n");
        options.stream().filter(option -> !option.hidden()).forEach(option -> row(
                page,
                Arrays.stream(option.names()).map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                        + (option.arity().max() > 0 ? " `" + option.paramLabel() + "`" : "")
                        + (option.required() ? " (required)" : ""),
                plain(option.description())));
    }

    private static void row(StringBuilder page, String left, String right) {
        page.append("| ").append(left.replace("|", "\\|")).append(" | ").append(right.replace("|", "\\|")).append(" |\n");
    }

    private static Set<String> common(List<CommandLine> verbs) {
        Set<String> common = new TreeSet<>();
        verbs.get(0).getCommandSpec().options().forEach(option -> common.add(option.longestName()));
        verbs.forEach(verb -> common.retainAll(verb.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet())));
        return common;
    }

    private static List<CommandLine> leaves(CommandLine line) {
        return line.getSubcommands().values().stream()
                .filter(command -> !command.getCommandSpec().helpCommand())
                .flatMap(command -> command.getSubcommands().isEmpty()
                        ? List.of(command).stream()
                        : leaves(command).stream())
                .toList();
    }

    private static List<CommandLine> working(List<CommandLine> verbs) {
        return verbs.stream().filter(verb -> verb.getCommand() instanceof Verb).toList();
    }

    private static String anchor(CommandLine verb) {
        return verb.getCommandSpec().qualifiedName().replace(' ', '-');
    }

    private static String description(CommandSpec spec) {
        return plain(spec.usageMessage().description());
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** Picocli's own escapes undone. */
    private static String plain(String[] lines) {
        return String.join(" ", lines).replace("$$", "$").replace("%%", "%");
    }
}
