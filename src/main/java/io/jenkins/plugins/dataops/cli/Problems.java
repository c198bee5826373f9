package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.format.NearestName;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.report.Problem;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one clear line and an exit code. */
final class Problems implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[(?<known>.*)] \\(case-insensitive\\) but was '(?<given>.*)'");

    private static final Pattern PAIR =
            Pattern.compile("Value for option option ('\\S+') \\((\\S+)\\) should be in KEY=VALUE format but was .*", Pattern.DOTALL);

    private final Surroundings surroundings;

    Problems(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = surroundings.err();
        err.println("dataops: " + Page.harmless(message(failure)));
        if (failure instanceof UnmatchedArgumentException unmatched) {
            suggest(unmatched, err);
        }
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        withoutResult(line.getCommand());
        return CommandLine.ExitCode.USAGE;
    }

    private static String message(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().get(0);
            CommandLine.Model.CommandSpec spec = failure.getCommandLine().getCommandSpec();
            String kind = first.startsWith("-")
                    ? "option"
                    : spec.subcommands().isEmpty() ? "argument" : "command";
            return "Unknown " + kind + " '" + first + "' of '" + spec.qualifiedName() + "'";
        }
        return inOurWords(failure.getMessage());
    }

    /** What picocli says of values, as everything else here is said. */
    private static String inOurWords(String message) {
        Matcher choice = CHOICE.matcher(message);
        if (choice.find()) {
            return choice.replaceFirst(Matcher.quoteReplacement("'" + choice.group("given") + "' is none of "
                    + choice.group("known").toLowerCase(Locale.ROOT)));
        }
        // Without the value, which may be a password.
        return PAIR.matcher(message).replaceFirst("Invalid value for option $1: it is not $2");
    }

    private static void suggest(UnmatchedArgumentException unmatched, PrintWriter err) {
        if (unmatched.getUnmatched().isEmpty()) {
            return;
        }
        String written = unmatched.getUnmatched().get(0);
        CommandLine.Model.CommandSpec spec = unmatched.getCommandLine().getCommandSpec();
        Collection<String> known = written.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
        NearestName.of(written.replaceFirst("=.*", ""), known)
                .ifPresent(near -> err.println("Did you mean '" + near + "'?"));
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        if (failure instanceof ParameterException parameter) {
            return handleParseException(parameter, new String[0]);
        }
        Object verb = line.getCommand();
        Session session = verb instanceof Verb known ? known.session() : null;
        Problem problem = problem(failure, session);
        problem.message().lines().forEach(fault -> surroundings.err().println("dataops: " + fault));
        next(failure).map(next -> new Carrying(line.getCommandSpec()).over(next)).ifPresent(next -> surroundings
                .err()
                .println("Next: " + Page.harmless(next.toString())));
        if (session != null) {
            if (session.verbose()) {
                surroundings.err().print(session.masked(StackTraces.of(failure)));
                surroundings.err().flush();
            }
            tell(session, problem);
            session.sayWhatIsLeft(left(failure, (Verb) verb));
        }
        if (session == null || session.text()) {
            withoutResult(verb);
        }
        return problem.exitCode();
    }

    /** What was done before the stop is not known here, so that whoever knows it is named. */
    private static String left(Exception failure, Verb verb) {
        String left = failure instanceof StoppedException ? "nothing more was begun" : "unknown";
        return left + verb.aftermath().map(next -> "; what is done: " + verb.typed(next)).orElse("");
    }

    private void withoutResult(Object verb) {
        if (verb instanceof Verb known) {
            known.withoutResult(new Page(surroundings.out(), false));
            surroundings.out().flush();
        }
    }

    private static Optional<NextCommand> next(Exception failure) {
        if (failure instanceof UsageException usage) {
            return usage.next();
        }
        return failure instanceof ToolException tool ? tool.next() : Optional.empty();
    }

    private void tell(Session session, Problem problem) {
        try {
            session.tell(problem);
        } catch (ToolException failure) {
            surroundings.err().println("dataops: " + Page.harmless(session.masked(failure.getMessage())));
        }
    }

    private static Problem problem(Exception failure, Session session) {
        if (failure instanceof UsageException usage) {
            return new Problem(
                    CommandLine.ExitCode.USAGE,
                    usage.faults().stream().map(fault -> shown(fault, session)).collect(Collectors.joining("\n")));
        }
        String message = failure instanceof ToolException
                ? String.valueOf(failure.getMessage())
                : "unexpected: " + failure + "; this is a fault of dataops, please report it with the output of"
                        + " --verbose";
        return new Problem(Outcome.ERROR.exitCode(), shown(message, session));
    }

    /** Only what stands between faults may break a line. */
    private static String shown(String message, Session session) {
        return Page.harmless(session == null ? message : session.masked(message));
    }
}
