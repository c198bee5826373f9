package io.jenkins.plugins.dataops.worker;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Proc;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.report.ResultDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * Runs the {@code dataops} command on an agent and reads what it found out.
 *
 * <p>It is started by the node's own launcher, undecorated: inside {@code docker.inside} or a container there may be
 * no Java, while the agent's own Java is always there.
 */
public final class Worker {
    private static final List<String> JVM_SETTINGS = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final Logger LOGGER = Logger.getLogger(Worker.class.getName());
    private static final long WATCH = 2;

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
     * @return what the command found out
     * @throws AbortException when the command could not do its work; its own words are in the build log
     * @throws IOException when the agent cannot be reached
     * @throws InterruptedException when the build is aborted; the command is ended first
     */
    public WorkerAnswer run(WorkerRequest request, BooleanSupplier wanted) throws IOException, InterruptedException {
        FilePath installation = WorkerInstallation.ensure(node.getRootPath());
        FilePath exchange = temporaryFolder().child("dataops-" + UUID.randomUUID());
        exchange.mkdirs();
        WorkerAnswer answer;
        try {
            answer = run(request, wanted, installation, exchange);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            try {
                exchange.deleteRecursive();
            } catch (IOException | InterruptedException gone) {
                failure.addSuppressed(gone);
            }
            throw failure;
        }
        exchange.deleteRecursive();
        return answer;
    }

    private WorkerAnswer run(
            WorkerRequest request, BooleanSupplier wanted, FilePath installation, FilePath exchange)
            throws IOException, InterruptedException {
        exchange.chmod(0700);
        FilePath privateFile = exchange.child("request.json");
        FilePath resultFile = exchange.child("result.json");
        privateFile.write(request.privateFile(resultFile.getRemote()), "UTF-8");
        privateFile.chmod(0600);
        SecretMask mask = new SecretMask(request.secrets());
        int exitCode = launch(command(installation, privateFile), wanted, mask);
        if (!resultFile.exists()) {
            throw new AbortException("dataops " + String.join(" ", request.verb()) + " ended with exit code " + exitCode
                    + " before it had a result: its last lines above say why");
        }
        return read(resultFile, mask);
    }

    private FilePath temporaryFolder() throws IOException {
        FilePath folder = WorkspaceList.tempDir(workspace);
        if (folder == null) {
            throw new AbortException("there is no place for a private file beside the workspace " + workspace
                    + ": use a workspace that is not a root folder");
        }
        return folder;
    }

    private List<String> command(FilePath installation, FilePath privateFile)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(workspace.act(new AgentJvm()));
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

    private int launch(List<String> command, BooleanSupplier wanted, SecretMask mask)
            throws IOException, InterruptedException {
        EnvVars cleaned = new EnvVars(environment);
        // Empty takes it away; what is only left out comes back from the agent's own environment.
        JVM_SETTINGS.forEach(name -> cleaned.put(name, ""));
        Launcher launcher = node.createLauncher(listener);
        try (OutputStream console = mask.wrap(listener.getLogger())) {
            Proc process = launcher.launch()
                    .cmds(command)
                    .envs(cleaned)
                    .pwd(workspace)
                    .stdout(console)
                    .quiet(true)
                    .start();
            ScheduledFuture<?> watch = Timer.get()
                    .scheduleWithFixedDelay(() -> endUnwanted(process, wanted), WATCH, WATCH, TimeUnit.SECONDS);
            try {
                int exitCode = process.join();
                if (!wanted.getAsBoolean()) {
                    throw new AbortException("the build is over: the command is ended");
                }
                return exitCode;
            } catch (InterruptedException aborted) {
                end(process);
                throw aborted;
            } finally {
                watch.cancel(false);
            }
        }
    }

    /** Ends the command and waits until it has ended, however often it is asked to hurry. */
    private static void end(Proc process) throws IOException {
        boolean ended = false;
        while (!ended) {
            try {
                process.kill();
                ended = true;
            } catch (InterruptedException hurry) {
                // Whoever goes on must know that nothing is done here any more.
                LOGGER.log(Level.FINE, "the end of a worker is waited for", hurry);
            }
        }
    }

    private static void endUnwanted(Proc process, BooleanSupplier wanted) {
        try {
            if (!wanted.getAsBoolean() && process.isAlive()) {
                process.kill();
            }
        } catch (IOException | RuntimeException gone) {
            LOGGER.log(Level.FINE, "the worker of a build that is over cannot be ended", gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
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
