package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.dataops.worker.LastAnswer;
import io.jenkins.plugins.dataops.worker.Worker;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import io.jenkins.plugins.dataops.worker.WorkerHandle;
import io.jenkins.plugins.dataops.worker.WorkerKeeper;
import io.jenkins.plugins.dataops.worker.WorkerOrder;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a worker runs: a folder on an agent, with the environment and the log that belong to it. An agent that is lost
 * is told of in one sentence: the trace of a broken connection says nothing to anybody.
 */
record AgentPlace(FilePath folder, EnvVars environment, EnvVars ofTheBuild, TaskListener listener) {
    /** A place without a build. */
    AgentPlace(FilePath folder, EnvVars environment, TaskListener listener) {
        this(folder, environment, new EnvVars(), listener);
    }

    /** Nobody knows what a worker did or still does, because nobody hears it any more. */
    static final class LostException extends AbortException {
        private static final long serialVersionUID = 1L;

        private LostException(String agent, Throwable cause) {
            super("The connection to " + agent + " is lost, and what it was doing with it: run the build again when it is"
                    + " back, or on another one");
            initCause(cause);
        }
    }

    /**
     * The workspace of a step.
     *
     * @throws LostException when its agent is gone
     */
    static AgentPlace of(StepContext context) throws IOException, InterruptedException {
        FilePath folder;
        EnvVars environment;
        EnvVars ofTheBuild;
        try {
            folder = context.get(FilePath.class);
            environment = BuildEnvironment.of(context);
            ofTheBuild = BuildEnvironment.ofTheBuild(context);
        } catch (IOException gone) {
            throw new LostException("the agent of this step", gone);
        }
        if (folder == null || environment == null || folder.toComputer() == null) {
            throw new LostException("the agent of this step", null);
        }
        return new AgentPlace(folder, environment, ofTheBuild, context.get(TaskListener.class));
    }

    /**
     * Runs one command here.
     *
     * @param request what to do
     * @param wanted asked from time to time; when it says no, the command is ended
     * @param last takes what a command that is ended has done until then
     * @throws AbortException when the command could not do its work
     * @throws LostException when the agent is lost
     */
    WorkerAnswer run(WorkerOrder request, BooleanSupplier wanted, LastAnswer last)
            throws IOException, InterruptedException {
        return run(request, wanted, last, WorkerKeeper.NONE);
    }

    /**
     * The same for a command that outlives the controller.
     *
     * @param keeper is given by what it is found again
     */
    WorkerAnswer run(WorkerOrder request, BooleanSupplier wanted, LastAnswer last, WorkerKeeper keeper)
            throws IOException, InterruptedException {
        return here(worker -> worker.run(request, wanted, last, keeper));
    }

    /**
     * Goes on with a command that was started here before the controller was.
     *
     * @param handle by what it is found
     * @param wanted asked from time to time; when it says no, the command is ended
     * @param last takes what a command that is ended has done until then
     * @param keeper is given by what it is found again
     * @throws AbortException when the command could not do its work, or is not found
     * @throws LostException when the agent is lost
     */
    WorkerAnswer goOn(WorkerHandle handle, BooleanSupplier wanted, LastAnswer last, WorkerKeeper keeper)
            throws IOException, InterruptedException {
        return here(worker -> worker.follow(handle, wanted, last, keeper));
    }

    /** What is done with a worker. */
    @FunctionalInterface
    private interface Work {
        WorkerAnswer with(Worker worker) throws IOException, InterruptedException;
    }

    private WorkerAnswer here(Work work) throws IOException, InterruptedException {
        Computer computer = folder.toComputer();
        String agent = computer == null ? "the agent" : "the agent '" + computer.getDisplayName() + "'";
        try {
            return work.with(new Worker(folder, environment, listener));
        } catch (AbortException plain) {
            throw plain;
        } catch (IOException | RuntimeException failure) {
            if (computer == null || computer.isOffline() || isBrokenConnection(failure)) {
                throw new LostException(agent, failure);
            }
            throw failure;
        }
    }

    private static boolean isBrokenConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChannelClosedException || cause instanceof RequestAbortedException) {
                return true;
            }
        }
        return false;
    }
}
