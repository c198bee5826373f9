package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;

/**
 * What an earlier version called {@link WorkerCall}. A build that caught its exception and runs on while the plugin is
 * updated is read by that name.
 */
final class EngineRun {
    private EngineRun() {}

    /** Read only, and thrown no more. */
    static final class NothingDoneException extends AbortException {
        private static final long serialVersionUID = 1L;

        private NothingDoneException(String message) {
            super(message);
        }
    }
}
