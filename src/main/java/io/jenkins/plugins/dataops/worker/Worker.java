package io.jenkins.plugins.dataops.worker;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the {@code dataops} command on an agent and reads what it found out, in three parts: it is started
 * ({@link WorkerStart}), heard until its end ({@link WorkerPoll}), and its answer is taken ({@link WorkerFinish}). Between
 * them there is nothing but the agent's files and a handle, so that another controller can go on where one has stopped.
 */
public final class Worker {
    private static final Logger LOGGER = Logger.getLogger(Worker.class.getName());

    private final FilePath workspace;
    private final String agent;
    private final FilePath root;
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
        Node node = computer == null ? null : computer.getNode();
        FilePath found = node == null ? null : node.getRootPath();
        if (found == null) {
            throw new AbortException("the agent that holds the workspace is gone: run the step again on another one");
        }
        this.agent = computer.getName();
        this.root = found;
    }

    /**
     * Starts one command.
     *
     * @param request what to do
     * @return by what it is found again; its answer is there until {@link #follow} has taken it
     * @throws IOException when it cannot be started
     * @throws InterruptedException when the build is aborted before it is
     */
    public WorkerHandle start(WorkerOrder request) throws IOException, InterruptedException {
        return new WorkerStart(agent, root, workspace, environment).start(request);
    }

    /**
     * Waits for the end of a command that was started, perhaps by another controller, and takes its answer.
     *
     * @param handle by what it is found
     * @param wanted asked every other second; when it says no, the command is ended
     * @param last takes what the command has found out, or has done until it was ended
     * @param keeper is given the handle with each whole line that is in the log, to go on from there
     * @return what the command found out
     * @throws WorkerLeftException when the controller ends before the command
     * @throws AbortException when it could not do its work, its answer was taken before, or it runs on another agent
     * @throws IOException when the agent cannot be reached
     * @throws InterruptedException when the build is aborted; the command is ended first
     */
    public WorkerAnswer follow(
            WorkerHandle handle, BooleanSupplier wanted, LastAnswer last, WorkerKeeper keeper)
            throws IOException, InterruptedException {
        if (!handle.agent().equals(agent)) {
            throw new AbortException("dataops " + handle.verb() + " runs on the agent '" + handle.agent()
                    + "' and cannot be found on '" + agent + "'");
        }
        Exchange exchange = Exchange.of(root, handle.exchange());
        SecretMask mask = handle.mask();
        WorkerFinish finish = new WorkerFinish(root, exchange, handle, mask);
        WorkerPoll heard = null;
        boolean over = true;
        try (OutputStream console = mask.wrap(listener.getLogger())) {
            WorkerPoll poll = new WorkerPoll(root, exchange, handle, console, keeper);
            heard = poll;
            RunningCommand.Ending ending = new RunningCommand(poll, exchange.stop()).await(wanted);
            if (!ending.told()) {
                if (keeper.leaves()) {
                    throw new WorkerLeftException(handle);
                }
                WorkerAnswer answer = Background.uninterrupted(() -> finish.answer(ending.exitCode()));
                last.take(answer);
                return answer;
            }
            Exception ended = ending.aborted()
                    ? new InterruptedException()
                    : new AbortException("the build is over: the command is ended");
            finish.keep(last, ended);
            if (ended instanceof AbortException abort) {
                throw abort;
            }
            throw (InterruptedException) ended;
        } catch (IOException failure) {
            if (keeper.leaves()) {
                over = false;
                throw new WorkerLeftException(handle);
            }
            over = heard == null || ended(heard);
            throw failure;
        } finally {
            if (over) {
                finish.clean();
            } else {
                exchange.leave();
            }
        }
    }

    /** A worker that cannot be heard must not be at work beside whoever goes on. */
    private static boolean ended(WorkerPoll poll) {
        try {
            return poll.hasEnded() || Background.uninterrupted(poll::kill);
        } catch (IOException unreachable) {
            LOGGER.log(Level.FINE, "a worker that cannot be heard cannot be ended either", unreachable);
            return false;
        }
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
        return run(request, wanted, last, WorkerKeeper.NONE);
    }

    /**
     * The same for a command that outlives the controller.
     *
     * @param request what to do
     * @param wanted asked every other second; when it says no, the command is ended
     * @param last takes what a command that is ended has done until then
     * @param keeper is given by what the command is found again
     * @return what the command found out
     * @throws WorkerLeftException when the controller ends before the command
     * @throws AbortException when the command could not do its work; its own words are in the build log
     * @throws IOException when the agent cannot be reached
     * @throws InterruptedException when the build is aborted; the command is ended first
     */
    public WorkerAnswer run(WorkerOrder request, BooleanSupplier wanted, LastAnswer last, WorkerKeeper keeper)
            throws IOException, InterruptedException {
        WorkerHandle handle = start(request);
        keeper.keep(handle);
        return follow(handle, wanted, last, keeper);
    }
}
