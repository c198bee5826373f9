package io.jenkins.plugins.dataops.pipeline;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TopLevelItem;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import hudson.slaves.RetentionStrategy;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsExtension;

/**
 * One Jenkins for all tests of a class: its start takes longer than most tests do. It is emptied after each of them, so
 * that none finds anything of another one; an agent that {@link #agent} has made stays, unless a test has left a build on
 * it.
 */
public final class SharedJenkins extends JenkinsExtension implements AfterAllCallback {
    /** Of a JVM that lives for some tests only; a worker takes nothing of them. */
    private static final String JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /** What an agent takes from one test into the next, and from class to class: the copy of the worker. */
    private static final String WORKER = "dataops-worker";

    /** The root folders of lasting agents, by the agents' names. */
    private static final Path ROOTS = Path.of("target", "agents of " + ProcessHandle.current().pid()).toAbsolutePath();

    private static final int LOOKS = 30;
    private static final long LOOK_AGAIN = 100;

    private JenkinsRule rule;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Util.deleteRecursive(ROOTS.toFile());
            } catch (IOException inUse) {
                // It is below the folder of the build, which goes with the next clean one.
            }
        }));
    }

    /**
     * An agent, which is online: the one that an earlier test of the class had, or a new one.
     *
     * @param name what it is called, always with the same label
     * @param label what builds ask for
     */
    static DumbSlave agent(JenkinsRule jenkins, String name, String label) throws Exception {
        return agent(jenkins, name, label, new EnvVars());
    }

    /**
     * The same, with variables of its own.
     *
     * @param variables what it is started with, always the same
     */
    static DumbSlave agent(JenkinsRule jenkins, String name, String label, EnvVars variables) throws Exception {
        if (jenkins.jenkins.getNode(name) instanceof DumbSlave before) {
            return before;
        }
        EnvVars all = new EnvVars(variables);
        all.put("JAVA_TOOL_OPTIONS", JVM);
        DumbSlave agent = new DumbSlave(name, ROOTS.resolve(name).toString(), jenkins.createComputerLauncher(all));
        agent.setLabelString(label);
        agent.setRetentionStrategy(RetentionStrategy.NOOP);
        jenkins.jenkins.addNode(agent);
        jenkins.waitOnline(agent);
        return agent;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (rule == null) {
            rule = (JenkinsRule) super.resolveParameter(parameter, context);
        }
        return rule;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (rule != null) {
            Jenkins jenkins = rule.jenkins;
            endBuilds(jenkins);
            List<Node> kept = lasting(jenkins);
            removeAgents(jenkins, kept);
            for (TopLevelItem item : jenkins.getItems()) {
                item.delete();
            }
            // The log of a build that was killed may stay open, and the next build of that path would write into it.
            jenkins.setRawBuildsDir("${ITEM_ROOTDIR}/builds-" + UUID.randomUUID());
            for (HeldLease lease : LeaseRegister.get().listed()) {
                LeaseRegister.get().remove(lease.id());
            }
            ControllerLedger.close();
            forgetSettings(jenkins);
            Path home = jenkins.getRootDir().toPath();
            for (Path file : onLastingAgents()) {
                takeAway(file);
            }
            for (String folder : List.of("agent-work-dirs", "workspace", "dataops")) {
                takeAway(home.resolve(folder));
            }
        }
    }

    /** All that is there but the workers. */
    private static List<Path> onLastingAgents() throws IOException {
        if (!Files.exists(ROOTS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(ROOTS, 2)) {
            return files.filter(file -> ROOTS.equals(file.getParent().getParent()) && !file.endsWith(WORKER))
                    .toList();
        }
    }

    /** A build that is over gives its place back a moment later; one that was killed may never do. */
    private static List<Node> lasting(Jenkins jenkins) throws InterruptedException {
        List<Node> lasting = jenkins.getNodes().stream()
                .filter(node -> node instanceof DumbSlave agent && Path.of(agent.getRemoteFS()).startsWith(ROOTS))
                .filter(node -> node.toComputer() != null && node.toComputer().isOnline())
                .toList();
        for (int look = 0; look < LOOKS && !lasting.stream().allMatch(SharedJenkins::isIdle); look++) {
            Thread.sleep(LOOK_AGAIN);
        }
        return lasting.stream().filter(SharedJenkins::isIdle).toList();
    }

    private static boolean isIdle(Node node) {
        return node.toComputer().isIdle();
    }

    private void endBuilds(Jenkins jenkins) throws Exception {
        jenkins.getQueue().clear();
        for (WorkflowJob job : jenkins.getAllItems(WorkflowJob.class)) {
            for (WorkflowRun run : job.getBuilds()) {
                if (run.isBuilding()) {
                    run.doKill();
                    rule.waitForCompletion(run);
                }
            }
        }
    }

    private static void removeAgents(Jenkins jenkins, Collection<Node> kept) throws Exception {
        for (Computer computer : jenkins.getComputers()) {
            if (computer != jenkins.toComputer() && !kept.contains(computer.getNode())) {
                computer.disconnect(new OfflineCause.ByCLI("the test is over")).get();
            }
        }
        jenkins.setNodes(List.copyOf(kept));
    }

    private static void forgetSettings(Jenkins jenkins) throws IOException {
        DataOpsConfiguration.get().setConnections(List.of());
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().clear();
        store.save();
        jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    /** A process that an agent left behind may still write there; under another name that disturbs nobody. */
    private static void takeAway(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Path away = Files.move(folder, folder.resolveSibling("of-a-test-" + UUID.randomUUID()));
            try {
                Util.deleteRecursive(away.toFile());
            } catch (IOException inUse) {
                // It goes with the whole home, when this Jenkins ends.
                return;
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (rule != null) {
            rule.after();
        }
    }
}
