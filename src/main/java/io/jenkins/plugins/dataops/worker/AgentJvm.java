package io.jenkins.plugins.dataops.worker;

import java.io.File;
import jenkins.security.MasterToSlaveCallable;

/** Asks an agent for the {@code java} that runs it: the one Java that is surely there. */
final class AgentJvm extends MasterToSlaveCallable<String, RuntimeException> {
    private static final long serialVersionUID = 1L;

    /**
     * The agent's own Java.
     *
     * @return the path of its executable
     */
    @Override
    public String call() {
        return new File(System.getProperty("java.home"), "bin/java").getPath();
    }
}
