package io.jenkins.plugins.dataops.worker;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the {@code dataops} command on an agent and reads what it found out.
 *
 * <p>It is started by the node's own launcher, undecorated: inside {@code docker.inside} or a container there may be
 * no Java, while the agent's own Java is always there.
 */
public final class Worker {
    private static final List<String> JVM_SETTINGS = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    /** The same as the command has: a step is short, and most of its time would go into a start that is meant for servers. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Logger LOGGER = Logger.getLogger(Worker.class.getName());

    private final FilePath workspace;
    private final Node node;
    private final EnvVars environment;
    private final TaskListener listener;

    /**
     * A worker for one workspace.
     *
     * @param workspace where the command runs
     * @param environment the build's environment, with its node cookie, by which an aborted build's processes are found
     * @param listener receives what the command tells people
     * @throws AbortException when the workspace's agent has gone
     */
    public Worker(FilePath workspace, EnvVars environment, TaskListener listener) throws AbortException {
        this.workspace = workspace;
        this.environment = environment;
        this.listener = listener;
        Computer computer = workspace.toComputer();
        Node found = computer == null ? null : computer.getNode();
        if (found == null || found.getRootPath() == null) {
            throw new AbortException("the agent that holds the workspace is gone: run the step again on another one");
        }
        this.node = found;
    }

    /**
     * Runs one command to its end.
     *
     * @param request what to do
     * @param wanted asked every other second; when it says no, the command is ended
     * @param last takes what a command that is ended has done until then
     * @return what the command found out
     * @throws AbortException when the command could not do its work; its own words are in the build log
     * @throws IOException when the agent cannot be reached
     * @throws InterruptedException when the build is aborted; the command is ended first
     */
    public WorkerAnswer run(WorkerOrder request, BooleanSupplier wanted, LastAnswer last)
            throws IOException, InterruptedException {
        FilePath root = node.getRootPath();
        Exchange exchange = Exchange.open(root, workspace);
        WorkerAnswer answer;
        try {
            answer = run(request, wanted, last, WorkerInstallation.ensure(root), exchange);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            try {
                patiently(exchange::delete);
            } catch (IOException gone) {
                failure.addSuppressed(gone);
            }
            throw failure;
        }
        try {
            patiently(exchange::delete);
        } catch (IOException left) {
            LOGGER.log(Level.WARNING, "what a worker was told and has answered could not be deleted", left);
        }
        return answer;
    }

    private WorkerAnswer run(
            WorkerOrder request, BooleanSupplier wanted, LastAnswer last, FilePath installation, Exchange exchange)
            throws IOException, InterruptedException {
        FilePath privateFile = exchange.request();
        FilePath resultFile = exchange.result();
        privateFile.write(
                request.privateFile(
                        resultFile.getRemote(), exchange.stop().getRemote()),
                "UTF-8");
        privateFile.chmod(0600);
        SecretMask mask = new SecretMask(request.secrets());
        AgentJvm.Java java = workspace.act(new AgentJvm());
        ClassArchive archive = ClassArchive.of(installation, java, exchange.classes());
        RunningCommand.Ending ending =
                launch(command(java, archive, installation, privateFile), wanted, exchange, mask);
        if (ending.told()) {
            Exception ended = ending.aborted()
                    ? new InterruptedException()
                    : new AbortException("the build is over: the command is ended");
            keep(request, resultFile, mask, last, ended);
            if (ended instanceof AbortException over) {
                throw over;
            }
            throw (InterruptedException) ended;
        }
        if (!resultFile.exists()) {
            archive.forget();
            throw new AbortException("dataops " + String.join(" ", request.verb()) + " ended with exit code "
                    + ending.exitCode() + " before it had a result: its last lines above say why");
        }
        archive.keep();
        return read(resultFile, mask);
    }

    /** An abort stays an abort, whatever becomes of what the command has left. */
    private static void keep(
            WorkerOrder request, FilePath resultFile, SecretMask mask, LastAnswer last, Exception ended) {
        try {
            patiently(() -> last.keep(resultFile.exists() ? read(resultFile, mask) : nothingTold(request)));
        } catch (IOException | RuntimeException gone) {
            LOGGER.log(Level.WARNING, "what a worker had done when it was ended cannot be told", gone);
            ended.addSuppressed(gone);
        }
    }

    private static WorkerAnswer nothingTold(WorkerOrder request) {
        Problem problem = Problem.of(
                Outcome.ERROR.exitCode(),
                "dataops " + String.join(" ", request.verb()) + " was ended before it had a result: what it has done until"
                        + " then, if anything, only the database knows");
        ResultDocument document =
                ResultDocument.of(ResultDocument.Kind.PROBLEM, "dataops", Instant.now(), Outcome.ERROR, problem);
        return new WorkerAnswer(document, document);
    }

    /** Something that an impatient person interrupts. */
    @FunctionalInterface
    private interface Patient {
        void act() throws IOException, InterruptedException;
    }

    /** Begins again when it is interrupted, because it takes a moment only and must not be left out. */
    private static void patiently(Patient action) throws IOException {
        boolean done = false;
        while (!done) {
            try {
                action.act();
                done = true;
            } catch (InterruptedException hurry) {
                LOGGER.log(Level.FINE, "the end of a worker is waited for", hurry);
            }
        }
    }

    private static List<String> command(
            AgentJvm.Java java, ClassArchive archive, FilePath installation, FilePath privateFile) {
        List<String> command = new ArrayList<>();
        command.add(java.executable());
        command.addAll(SHORT_LIVED);
        command.addAll(archive.options());
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        command.add("-Djava.awt.headless=true");
        // A library that may log finds nothing to log with here, and need not say so in a build's log.
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(installation.getRemote() + "/*");
        command.add("io.jenkins.plugins.dataops.cli.Main");
        command.add("--request");
        command.add(privateFile.getRemote());
        // Jenkins puts variables into a command line; a path is meant as it stands.
        command.replaceAll(argument -> argument.replace("$", "$$"));
        return command;
    }

    private RunningCommand.Ending launch(
            List<String> command, BooleanSupplier wanted, Exchange exchange, SecretMask mask)
            throws IOException, InterruptedException {
        EnvVars cleaned = new EnvVars(environment);
        // Empty takes it away; what is only left out comes back from the agent's own environment.
        JVM_SETTINGS.forEach(name -> cleaned.put(name, ""));
        Launcher launcher = node.createLauncher(listener);
        try (OutputStream console = mask.wrap(listener.getLogger())) {
            Launcher.ProcStarter starter = launcher.launch()
                    .cmds(command)
                    .envs(cleaned)
                    .pwd(workspace)
                    .stdout(console)
                    .quiet(true);
            return new RunningCommand(starter::start, exchange.stop()).await(wanted);
        }
    }

    private static WorkerAnswer read(FilePath resultFile, SecretMask mask) throws IOException, InterruptedException {
        try (InputStream input = resultFile.read()) {
            ResultDocument found = ResultDocument.read(input);
            return new WorkerAnswer(found, masked(found, mask));
        } catch (ToolException unreadable) {
            AbortException abort = new AbortException(unreadable.getMessage());
            abort.initCause(unreadable);
            throw abort;
        }
    }

    private static ResultDocument masked(ResultDocument document, SecretMask mask) {
        return new ResultDocument(
                document.kind(),
                document.schemaVersion(),
                document.tool(),
                document.startedAt(),
                document.finishedAt(),
                document.outcome(),
                mask.mask(document.result()),
                document.parts().stream().map(part -> masked(part, mask)).toList());
    }
}
