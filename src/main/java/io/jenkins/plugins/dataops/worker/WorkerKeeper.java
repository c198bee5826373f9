package io.jenkins.plugins.dataops.worker;

/** Keeps by what a worker is found again, for whoever goes on with it after a restart of the controller. */
public interface WorkerKeeper {
    /** For a worker whose step ends with the controller. */
    WorkerKeeper NONE = new WorkerKeeper() {
        @Override
        public void keep(WorkerHandle handle) {
            // Nobody comes back to it.
        }

        @Override
        public boolean leaves() {
            return false;
        }
    };

    /**
     * Keeps it; told when the worker is started, and with each line of it that is in the log.
     *
     * @param handle by what it is found from there
     */
    void keep(WorkerHandle handle);

    /**
     * Whether this controller goes, and the worker is left to the next one as it is.
     *
     * @return true from when on it is neither heard nor told anything
     */
    boolean leaves();
}
