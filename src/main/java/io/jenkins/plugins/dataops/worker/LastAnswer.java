package io.jenkins.plugins.dataops.worker;

import java.io.IOException;

/** Takes what a command had found out that was ended before its time: its work may be done, and is told of nowhere else. */
@FunctionalInterface
public interface LastAnswer {
    /**
     * Keeps it; the caller goes on to say that the command was ended.
     *
     * @param answer what the command wrote on its way out, or a problem when it wrote nothing
     * @throws IOException when it cannot be kept
     */
    void keep(WorkerAnswer answer) throws IOException;
}
