package io.jenkins.plugins.dataops.pipeline;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.TopLevelItem;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * that none finds anything of another one; an agent that {@link #agent} has made stays, unless a test may have left work
 * on it.
 */
public final class SharedJenkins extends JenkinsExtension implements AfterAllCallback {
    /** Of a JVM that lives for some tests only; a worker takes nothing of them. */
    private static final String JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /** What an agent takes from one test into the next: the copy of the worker. */
    private static final String WORKER = "dataops-worker";

    private static final Set<String> LASTING = new HashSet<>();

    private JenkinsRule rule;

    /**
     * An agent, which is online: the one that an earlier test of the class had, or a new one.
     *
     * @param name what it is called, always with the same label
     * @param label what builds ask for
     */
    static DumbSlave agent(JenkinsRule jenkins, String name, String label) throws Exception {
        if (jenkins.jenkins.getNode(name) instanceof DumbSlave before) {
            return before;
        }
        DumbSlave agent = jenkins.createSlave(name, label, new EnvVars("JAVA_TOOL_OPTIONS", JVM));
        jenkins.waitOnline(agent);
        LASTING.add(name);
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
            boolean quiet = LeaseRegister.get().listed().isEmpty() && haveEnded(jenkins);
            endBuilds(jenkins);
            List<Node> kept = quiet ? lasting(jenkins) : List.of();
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
            for (Node node : kept) {
                Path remote = Path.of(((DumbSlave) node).getRemoteFS());
                // An agent that no build has used has no folder yet.
                if (Files.exists(remote)) {
                    try (Stream<Path> files = Files.list(remote)) {
                        for (Path file : files.filter(path -> !path.endsWith(WORKER)).toList()) {
                            takeAway(file);
                        }
                    }
                }
            }
            for (String folder : kept.isEmpty()
                    ? List.of("agent-work-dirs", "workspace", "dataops")
                    : List.of("workspace", "dataops")) {
                takeAway(home.resolve(folder));
            }
        }
    }

    /** Whether every build has come to its end by itself, so that nothing of it is left on its agent. */
    private static boolean haveEnded(Jenkins jenkins) {
        return jenkins.getAllItems(WorkflowJob.class).stream()
                .flatMap(job -> job.getBuilds().stream())
                .allMatch(run -> !run.isBuilding() && run.getResult() != Result.ABORTED);
    }

    private static List<Node> lasting(Jenkins jenkins) {
        return jenkins.getNodes().stream()
                .filter(node -> LASTING.contains(node.getNodeName()))
                .filter(node -> node.toComputer() != null && node.toComputer().isOnline())
                .toList();
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
