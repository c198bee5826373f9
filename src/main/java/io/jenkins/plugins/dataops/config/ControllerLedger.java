package io.jenkins.plugins.dataops.config;

import hudson.init.Terminator;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** The ledger of this controller: {@code dataops/ledger.db} in the Jenkins home, independent of builds. */
public final class ControllerLedger {
    private static Ledger open;

    private ControllerLedger() {}

    /**
     * The ledger, opened on first use.
     *
     * @return the shared ledger, which the caller leaves open
     * @throws ToolException when the file cannot be opened
     */
    public static synchronized Ledger get() {
        if (open == null) {
            Path file = Jenkins.get().getRootDir().toPath().resolve("dataops").resolve("ledger.db");
            try {
                Files.createDirectories(file.getParent());
            } catch (IOException failure) {
                throw new ToolException("the folder of the ledger cannot be made: " + file.getParent(), failure);
            }
            open = Ledger.open(file);
        }
        return open;
    }

    /** Closes the ledger when Jenkins ends, so that its file is whole for a backup. */
    @Terminator
    public static synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
