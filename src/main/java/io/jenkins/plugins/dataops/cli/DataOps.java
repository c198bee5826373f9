package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.Handover;
import io.jenkins.plugins.dataops.request.RequestDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** The {@code dataops} command: its verbs, and what holds for all of them. */
@Command(
        name = "dataops",
        description = "Ships changes to a data warehouse: migrated, built beside the live data, tested, switched,"
                + " measured.",
        versionProvider = Version.class,
        footer = {
            "",
            "Example:",
            "  dataops migrate plan",
            "",
            "Everything else is in dataops.yaml; see docs/configuration.md."
        })
public final class DataOps implements Runnable {
    /** The commands in the order of help. */
    private static final List<Class<?>> COMMANDS = List.of(
            MigrateCommand.class,
            BlueGreenCommand.class,
            SqlCommand.class,
            TestCommand.class,
            DoraCommand.class,
            LedgerCommand.class,
            ReportCommand.class,
            SchemaCommand.class,
            Help.class);

    /** What the exit codes mean; the same for every verb. */
    static final Map<String, String> EXIT_CODES = exitCodes();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the versions of the command, of Java and of the bundled libraries.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    private final CommandContext surroundings;
    private final Handover handover;

    DataOps(CommandContext surroundings, Handover handover) {
        this.surroundings = surroundings;
        this.handover = handover;
    }

    /**
     * Runs one command to its end.
     *
     * @param surroundings streams, folder and environment
     * @param arguments the words behind {@code dataops}
     * @return the exit code: 0 passed or only warned, 1 failed, 2 usage, 3 error
     */
    public static int run(CommandContext surroundings, String... arguments) {
        Handover handover;
        try {
            // Before the arguments are even looked at: whatever is wrong with them, the secrets leave the disk.
            handover = HandoverArgument.take(surroundings.folder(), arguments);
        } catch (UsageException failure) {
            surroundings.err().println("dataops: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        handover.stop().map(surroundings.folder()::resolve).ifPresent(StopFile::watch);
        try {
            return told(surroundings, new DataOps(surroundings, handover).execute(arguments));
        } catch (OutOfMemoryError full) {
            surroundings.err().println("dataops: there is not enough memory; give the JVM more, with the launcher by"
                    + " DATAOPS_JAVA_OPTIONS=-Xmx4g for example");
        } catch (LinkageError | StackOverflowError broken) {
            // Uncaught it would end with 1, which means that data is at fault.
            surroundings.err().println("dataops: unexpected: " + broken + "; this is a fault of dataops or of a driver");
        }
        return Outcome.ERROR.exitCode();
    }

    /** What nobody could read was not told, whichever verb said it: that is no success. */
    private static int told(CommandContext surroundings, int exitCode) {
        boolean judged = exitCode != CommandLine.ExitCode.USAGE && exitCode != Outcome.ERROR.exitCode();
        if (!surroundings.out().checkError() || !judged) {
            return exitCode;
        }
        surroundings.err().println("dataops: the result could not be written to standard output");
        return Outcome.ERROR.exitCode();
    }

    /** A controller says what to do in the same private file: nothing of it is on a command line. */
    private int execute(String... arguments) {
        Optional<HandedRequest> handed;
        try {
            handed = handover.request().map(RequestDocument::read).map(document ->
                    new HandedRequest(document, handover.result().map(Path::of)));
        } catch (UsageException misfit) {
            surroundings.err().println("dataops: " + misfit.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (handed.isPresent()) {
            return handed.get().execute(commandLine(this, handed.get().verb()), new ErrorHandler(surroundings));
        }
        String[] words = handover.arguments().isEmpty() ? arguments : handover.arguments().toArray(String[]::new);
        return commandLine(this, words).execute(words);
    }

    /** The tree of verbs; only the branch that the first argument names, which halves the time to start. */
    static CommandLine commandLine(DataOps root, String... arguments) {
        CommandLine line = new CommandLine(root);
        COMMANDS.stream()
                .filter(command -> command != Help.class
                        && arguments.length > 0
                        && name(command).equals(arguments[0]))
                .forEach(line::addSubcommand);
        if (line.getSubcommands().isEmpty()) {
            COMMANDS.forEach(line::addSubcommand);
        }
        line.setCaseInsensitiveEnumValuesAllowed(true)
                // A pattern that begins with @ is a pattern and no file of further arguments.
                .setExpandAtFiles(false)
                .setOut(root.surroundings.out())
                .setErr(root.surroundings.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        root.surroundings.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setExecutionStrategy(DataOps::known)
                .setParameterExceptionHandler(new ErrorHandler(root.surroundings))
                .setExecutionExceptionHandler(new ErrorHandler(root.surroundings));
        OptionTypes.register(line);
        dress(line, root.surroundings.width().orElse(100));
        return line;
    }

    /** Runs what was asked for; help is no answer to a word that nobody knows. */
    private static int known(ParseResult parsed) {
        for (ParseResult part = parsed; part != null; part = part.subcommand()) {
            if (!part.unmatched().isEmpty()) {
                throw new UnmatchedArgumentException(part.commandSpec().commandLine(), part.unmatched());
            }
            demandValues(part);
            Ranges.demand(part);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** An empty value is mostly a variable that nobody has set: it must not look like a choice. */
    private static void demandValues(ParseResult part) {
        for (ArgSpec given : part.matchedArgs()) {
            if (given.originalStringValues().stream().anyMatch(String::isBlank)) {
                String name = given.isOption() ? ((OptionSpec) given).longestName() : given.paramLabel();
                throw new ParameterException(
                        part.commandSpec().commandLine(), "the value of " + name + " is empty: give one, or leave it out");
            }
        }
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    /** Its help is as wide as the terminal, within what reads well. */
    private static void dress(CommandLine line, int columns) {
        CommandSpec spec = line.getCommandSpec();
        if (spec.userObject() instanceof Verb verb) {
            verb.declareOptions(spec);
        }
        if (spec.optionsMap().get("--help") == null) {
            spec.addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help.")
                    .build());
        }
        spec.usageMessage()
                .width(Math.max(NarrowHelp.LEAST, Math.min(columns, 100)))
                .synopsisHeading("Usage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%nParameters:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES)
                .sortOptions(false)
                .abbreviateSynopsis(true);
        if (columns < NarrowHelp.LEAST) {
            NarrowHelp.fit(line, columns);
        }
        line.getSubcommands().values().forEach(command -> dress(command, columns));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    CommandContext surroundings() {
        return surroundings;
    }

    Handover handover() {
        return handover;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "passed, or only warned");
        codes.put("1", "a test or a gate failed: the data or the change is at fault");
        codes.put("2", "usage: an option or a file is at fault, nothing was done");
        codes.put("3", "error: the tool or the database is at fault");
        codes.put("130", "stopped by SIGINT, what was running was cancelled");
        codes.put("143", "stopped by SIGTERM, what was running was cancelled");
        return codes;
    }
}
