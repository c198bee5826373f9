package io.jenkins.plugins.dataops.worker;

import java.io.IOException;

/** Takes what a command has found out, while the agent still has it too: its work is done, and is told of nowhere else. */
@FunctionalInterface
public interface LastAnswer {
    /**
     * Takes the answer of a command that has ended by itself; does nothing, for whoever is content with what is returned.
     *
     * @param answer what it wrote
     * @throws IOException when it cannot be kept
     */
    default void take(WorkerAnswer answer) throws IOException {}

    /**
     * Keeps what a command had found out that was ended before its time; the caller goes on to say that the command was ended.
     *
     * @param answer what the command wrote on its way out, or a problem when it wrote nothing
     * @throws IOException when it cannot be kept
     */
    void keep(WorkerAnswer answer) throws IOException;
}
