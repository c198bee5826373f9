package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.files.AtomicFile;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Sayable;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.Handover;
import io.jenkins.plugins.dataops.report.text.Page;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into one clear line and an exit code. */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final CommandContext surroundings;

    ErrorHandler(CommandContext surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = surroundings.err();
        String fault = Page.harmless(ParseFault.of(failure));
        Optional<String> near = ParseFault.near(failure).map(name -> "Did you mean '" + name + "'?");
        err.println("dataops: " + fault);
        near.ifPresent(err::println);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        WantedAnswer wanted = WantedAnswer.in(List.of(arguments));
        tell(wanted, Problem.of(CommandLine.ExitCode.USAGE, fault + near.map(". "::concat).orElse("")), line);
        if (!wanted.json()) {
            withoutResult(line.getCommand());
        }
        return CommandLine.ExitCode.USAGE;
    }

    /** Tells a program what is wrong with its words; a controller hears it as it hears all that comes before the work. */
    private void tell(WantedAnswer wanted, Problem problem, CommandLine line) {
        ResultDocument document =
                ResultDocument.of(Kind.PROBLEM, Version.tool(), Instant.now(), Outcome.ERROR, problem);
        if (wanted.json()) {
            surroundings.out().println(document.toJson());
            surroundings.out().flush();
        }
        DataOps root = (DataOps) line.getCommandSpec().root().userObject();
        if (wanted.result().isPresent() && root.handover() == Handover.NONE) {
            try {
                AtomicFile.write(wanted.file(surroundings.folder()), document.toJson());
            } catch (ToolException | UsageException unwritable) {
                surroundings.err().println("dataops: " + Page.harmless(unwritable.getMessage()));
            }
        }
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        if (failure instanceof ParameterException parameter) {
            return handleParseException(parameter, parsed.originalArgs().toArray(String[]::new));
        }
        return failed(failure, line);
    }

    /** Says why a verb failed; returns the exit code. */
    int failed(Exception failure, CommandLine line) {
        Object verb = line.getCommand();
        CommandSession session = verb instanceof Verb known ? known.session() : null;
        Problem problem = problem(failure, session);
        if (!isSaidBelow(failure, session) && (session == null || !session.output().isSaidByReader())) {
            sentences(problem, session).forEach(fault -> surroundings.err().println("dataops: " + fault));
        }
        if (session != null) {
            next(failure).flatMap(((Verb) verb)::typed).ifPresent(next -> surroundings
                    .err()
                    .println("Next: " + shown(next, session)));
            if (session.verbose()) {
                surroundings.err().print(session.masked(StackTraceText.of(failure)));
                surroundings.err().flush();
            }
            if (!session.output().told()) {
                tell(session, problem);
                session.sayWhatIsLeft(((Verb) verb).leftBehind(failure));
            }
        }
        if (session == null || session.output().text()) {
            withoutResult(verb);
        }
        return problem.exitCode();
    }

    /** The line that says what a stop has left begins with the same words. */
    private static boolean isSaidBelow(Exception failure, CommandSession session) {
        return failure instanceof StoppedException
                && session != null
                && !session.output().told()
                && Stop.requested().filter(reason -> failure.getMessage().equals("stopped by " + reason)).isPresent();
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

    private void tell(CommandSession session, Problem problem) {
        try {
            session.output().tell(problem);
        } catch (ToolException failure) {
            if (session.isWorker()) {
                // Nobody else is going to say it now.
                sentences(problem, session).forEach(fault -> surroundings.err().println("dataops: " + fault));
            }
            surroundings.err().println("dataops: " + Page.harmless(session.sentence(failure.getMessage())));
        }
    }

    private Stream<String> sentences(Problem problem, CommandSession session) {
        Language language = session == null ? Language.of(surroundings.locale()) : session.language();
        return language.say(problem.message()).lines();
    }

    private static Problem problem(Exception failure, CommandSession session) {
        boolean usage = failure instanceof UsageException;
        return new Problem(
                usage ? CommandLine.ExitCode.USAGE : Outcome.ERROR.exitCode(),
                message(failure).masked(text -> shown(text, session)),
                usage ? ((UsageException) failure).fault() : Optional.empty());
    }

    private static Message message(Exception failure) {
        if (failure instanceof UsageException usage) {
            List<Message> faults = usage.faults().stream().map(Message::text).toList();
            return said(usage.said()).orElseGet(
                    () -> faults.size() == 1 ? faults.get(0) : CommandCode.SEVERAL_FAULTS.of(faults));
        }
        return failure instanceof ToolException tool
                ? said(tool.said()).orElseGet(() -> Message.text(String.valueOf(tool.getMessage())))
                : CommandCode.UNEXPECTED.of(failure.toString());
    }

    private static Optional<Message> said(Optional<Sayable> said) {
        return said.filter(Message.class::isInstance).map(Message.class::cast);
    }

    /** Only what stands between faults may break a line. */
    private static String shown(String message, CommandSession session) {
        return Page.harmless(session == null ? message : session.sentence(message));
    }
}
