package io.jenkins.plugins.dataops.worker;

import jenkins.security.MasterToSlaveCallable;

/** Ends a worker on its agent at once, with all that it has started. */
final class ProcessEnd extends MasterToSlaveCallable<Void, RuntimeException> {
    private static final long serialVersionUID = 1L;

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

    @Override
    public Void call() {
        worker.find(folder).ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        return null;
    }
}
