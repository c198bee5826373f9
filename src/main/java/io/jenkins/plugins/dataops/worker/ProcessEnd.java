package io.jenkins.plugins.dataops.worker;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.MasterToSlaveCallable;

/** Ends a worker on its agent at once, with all that it has started. */
final class ProcessEnd extends MasterToSlaveCallable<Boolean, RuntimeException> {
    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(ProcessEnd.class.getName());

    /** How long its end may take, in seconds. */
    private static final long PATIENCE = 10;

    private final String folder;
    private final WorkerProcess worker;

    /**
     * An end.
     *
     * @param folder the name of the worker's folder
     * @param worker its process
     */
    ProcessEnd(String folder, WorkerProcess worker) {
        this.folder = folder;
        this.worker = worker;
    }

    /** Whether it is over. */
    @Override
    public Boolean call() {
        return worker.find(folder).map(ProcessEnd::isEnded).orElse(true);
    }

    private static boolean isEnded(ProcessHandle process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException lasting) {
            LOGGER.log(Level.WARNING, "a worker does not end", lasting);
            return false;
        }
    }
}
