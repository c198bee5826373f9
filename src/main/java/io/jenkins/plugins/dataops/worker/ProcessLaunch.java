package io.jenkins.plugins.dataops.worker;

import hudson.EnvVars;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.MasterToSlaveCallable;

/**
 * Starts a worker on its agent. What it says goes into a file and nowhere else: it neither waits for anybody to read it nor
 * ends with the connection to the controller. It runs outside of whatever wraps the build, such as a container.
 */
final class ProcessLaunch extends MasterToSlaveCallable<WorkerProcess, IOException> {
    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(ProcessLaunch.class.getName());

    private final ArrayList<String> command;
    private final EnvVars environment;
    private final String workspace;
    private final String exchange;

    /**
     * A start.
     *
     * @param command the Java that runs the agent, and what it is told
     * @param environment what it has besides the agent's own environment; what is empty is taken away
     * @param workspace where it runs
     * @param exchange its private folder
     */
    ProcessLaunch(List<String> command, EnvVars environment, String workspace, String exchange) {
        this.command = new ArrayList<>(command);
        this.environment = environment;
        this.workspace = workspace;
        this.exchange = exchange;
    }

    @Override
    public WorkerProcess call() throws IOException {
        Path folder = Path.of(exchange);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File(workspace))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(Exchange.OUTPUT).toFile());
        whole(builder.environment());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            process.onExit().thenAccept(ended -> tell(folder, ended.exitValue()));
            WorkerProcess worker = WorkerProcess.of(process.toHandle());
            Files.writeString(folder.resolve(Exchange.PROCESS), worker.text());
            return worker;
        } catch (IOException | RuntimeException unknown) {
            // A worker that nobody can find again would do its work unheard.
            process.destroyForcibly();
            throw unknown;
        }
    }

    /** As Jenkins itself puts the environment of a process together. */
    private void whole(Map<String, String> variables) {
        EnvVars all = new EnvVars(EnvVars.masterEnvVars);
        all.overrideExpandingAll(environment);
        variables.clear();
        variables.putAll(all);
    }

    /** Whoever reads it finds the whole of it. */
    private static void tell(Path folder, int exitCode) {
        try {
            Path half = folder.resolve(Exchange.EXIT + ".part");
            Files.writeString(half, Integer.toString(exitCode));
            Files.move(half, folder.resolve(Exchange.EXIT), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException gone) {
            LOGGER.log(Level.FINE, "nobody waits any more for the end of a worker", gone);
        }
    }
}
