package io.jenkins.plugins.dataops.pipeline;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.TopLevelItem;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
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
 * that none finds anything of another one.
 */
public final class SharedJenkins extends JenkinsExtension implements AfterAllCallback {
    private JenkinsRule rule;

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
            removeAgents(jenkins);
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
            for (String folder : List.of("agent-work-dirs", "workspace", "dataops")) {
                takeAway(jenkins.getRootDir().toPath().resolve(folder));
            }
        }
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

    private static void removeAgents(Jenkins jenkins) throws Exception {
        for (Computer computer : jenkins.getComputers()) {
            if (computer != jenkins.toComputer()) {
                computer.disconnect(new OfflineCause.ByCLI("the test is over")).get();
            }
        }
        jenkins.setNodes(List.of());
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
