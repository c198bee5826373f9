package io.jenkins.plugins.dataops.worker;

import hudson.EnvVars;
import hudson.FilePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The first part of a worker: what it is to do is handed to it in a private file, and it is started. */
final class WorkerStart {
    private static final List<String> JVM_SETTINGS = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    /** The same as the command has: a step is short, and most of its time would go into a start that is meant for servers. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final String agent;
    private final FilePath root;
    private final FilePath workspace;
    private final EnvVars environment;

    /**
     * A start of workers.
     *
     * @param agent the agent's name
     * @param root its root folder
     * @param workspace where they run
     * @param environment the build's environment, with its node cookie
     */
    WorkerStart(String agent, FilePath root, FilePath workspace, EnvVars environment) {
        this.agent = agent;
        this.root = root;
        this.workspace = workspace;
        this.environment = environment;
    }

    /**
     * Starts one. Whoever is interrupted meanwhile has it all the same, and is interrupted afterwards: a process that nobody
     * knows of could not be told to stop.
     *
     * @param order what it is to do
     * @return by what it is found
     * @throws IOException when it cannot be started
     * @throws InterruptedException when the build is aborted before it is
     */
    WorkerHandle start(WorkerOrder order) throws IOException, InterruptedException {
        Exchange exchange = Exchange.open(root, workspace);
        WorkerProcess process = null;
        try {
            FilePath installation = WorkerInstallation.ensure(root);
            exchange.installation().write(installation.getName(), "UTF-8");
            FilePath request = exchange.request();
            request.write(
                    order.privateFile(
                            exchange.result().getRemote(), exchange.stop().getRemote()),
                    "UTF-8");
            request.chmod(0600);
            EnvVars cleaned = new EnvVars(environment);
            // Empty takes it away; what is only left out comes back from the agent's own environment.
            JVM_SETTINGS.forEach(name -> cleaned.put(name, ""));
            AgentJvm.Java java = workspace.act(new AgentJvm());
            ClassArchive archive = ClassArchive.of(installation, java, exchange.classes());
            ProcessLaunch launch = new ProcessLaunch(
                    command(java, archive, installation, request),
                    cleaned,
                    workspace.getRemote(),
                    exchange.folder().getRemote());
            process = Background.uninterrupted(() -> root.act(launch));
            return WorkerHandle.of(
                    agent,
                    exchange.name(),
                    String.join(" ", order.verb()),
                    process,
                    installation.getName() + "/" + java.archiveName(),
                    order.secrets());
        } catch (IOException | InterruptedException | RuntimeException failure) {
            try {
                if (process != null) {
                    ProcessEnd end = new ProcessEnd(exchange.name(), process);
                    Background.patiently(() -> root.act(end));
                }
                Background.patiently(exchange::delete);
            } catch (IOException gone) {
                failure.addSuppressed(gone);
            }
            throw failure;
        }
    }

    private static List<String> command(
            AgentJvm.Java java, ClassArchive archive, FilePath installation, FilePath request) {
        List<String> command = new ArrayList<>();
        command.add(java.executable());
        command.addAll(SHORT_LIVED);
        command.addAll(archive.options());
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        command.add("-Djava.awt.headless=true");
        // A library that may log finds nothing to log with here, and need not say so in a build's log.
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(installation.getRemote() + "/*");
        command.add("io.jenkins.plugins.dataops.cli.Main");
        command.add("--request");
        command.add(request.getRemote());
        return command;
    }
}
