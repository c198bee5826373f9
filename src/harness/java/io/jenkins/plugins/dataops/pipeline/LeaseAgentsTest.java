package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.queue.CauseOfBlockage;
import hudson.slaves.DumbSlave;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import io.jenkins.plugins.dataops.config.WarehouseConnection;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** On which agents the text of a build's project may run once the build is over. */
@WithJenkins
class LeaseAgentsTest {
    private static final Optional<String> ANY = Optional.of("");
    private static final Optional<String> WAREHOUSE = Optional.of("warehouse");

    @Test
    void onlyServersOfTheConfigurationAreAskedFromElsewhere(JenkinsRule jenkins) throws Exception {
        DataOpsConfiguration.get().setConnections(List.of(
                new WarehouseConnection("warehouse", "jdbc:postgresql://db/flights"),
                new WarehouseConnection("file", "jdbc:duckdb:/data/flights.duckdb")));
        DumbSlave first = online(jenkins, "first", "warehouse", Node.Mode.NORMAL, 1);
        online(jenkins, "second", "warehouse linux", Node.Mode.NORMAL, 1);
        online(jenkins, "reserved", "warehouse", Node.Mode.EXCLUSIVE, 1);
        online(jenkins, "special", "other", Node.Mode.EXCLUSIVE, 1);
        online(jenkins, "drained", "warehouse", Node.Mode.NORMAL, 0);
        DumbSlave offline = online(jenkins, "offline", "warehouse", Node.Mode.NORMAL, 1);
        offline.toComputer().disconnect(new OfflineCause.ByCLI("pulled")).get();

        assertThat(agents("warehouse", "first", WAREHOUSE)).containsExactlyInAnyOrder("first", "second", "reserved");
        assertThat(agents("warehouse", "first", WAREHOUSE).get(0)).isEqualTo("first");
        assertThat(agents("warehouse", "first", ANY)).containsExactlyInAnyOrder("first", "second");
        assertThat(agents("warehouse", "first", Optional.of("linux && warehouse"))).containsExactly("first", "second");
        assertThat(agents("warehouse", "first", Optional.of("first"))).containsExactly("first");
        assertThat(agents("warehouse", "first", Optional.empty())).containsExactly("first");
        assertThat(agents("file", "first", WAREHOUSE)).containsExactly("first");
        assertThat(agents("of the workspace", "first", WAREHOUSE)).containsExactly("first");
        assertThat(agents("jdbc:postgresql://db/flights", "first", WAREHOUSE)).containsExactly("first");

        assertThat(agents("file", "", WAREHOUSE)).containsExactly("");
        jenkins.jenkins.setNumExecutors(0);
        assertThat(agents("file", "", WAREHOUSE)).isEmpty();

        first.toComputer().setTemporaryOfflineCause(new OfflineCause.ByCLI("no new builds"));
        assertThat(agents("file", "first", WAREHOUSE)).containsExactly("first");
        assertThat(agents("warehouse", "second", WAREHOUSE)).containsExactlyInAnyOrder("second", "reserved");

        first.toComputer().disconnect(new OfflineCause.ByCLI("pulled")).get();
        assertThat(agents("file", "first", WAREHOUSE)).isEmpty();
        assertThat(agents("warehouse", "first", WAREHOUSE)).containsExactlyInAnyOrder("second", "reserved");
    }

    /** It gets the warehouse's login, so that it has to be one that Jenkins would have given to the build. */
    @Test
    void onlyAgentsThatTheBuildMayUseStandIn(JenkinsRule jenkins) throws Exception {
        DataOpsConfiguration.get()
                .setConnections(List.of(new WarehouseConnection("warehouse", "jdbc:postgresql://db/flights")));
        online(jenkins, "first", "warehouse", Node.Mode.NORMAL, 1);
        DumbSlave second = online(jenkins, "second", "warehouse", Node.Mode.NORMAL, 1);
        second.getNodeProperties().add(new EnvironmentVariablesNodeProperty());
        DumbSlave restricted = online(jenkins, "restricted", "warehouse", Node.Mode.NORMAL, 1);
        assertThat(agents("warehouse", "first", WAREHOUSE)).containsExactlyInAnyOrder("first", "second", "restricted");
        restricted.getNodeProperties().add(new ForCertainJobs());
        assertThat(agents("warehouse", "first", WAREHOUSE)).containsExactlyInAnyOrder("first", "second");
        assertThat(agents("warehouse", "restricted", WAREHOUSE)).contains("restricted");

        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ).everywhere().to("visitor")
                .grant(Jenkins.READ, Computer.BUILD).everywhere().to("builder"));
        assertThat(agentsOf(Optional.of("builder"))).containsExactly("first", "second");
        assertThat(agentsOf(Optional.of("SYSTEM"))).containsExactly("first", "second");
        assertThat(agentsOf(Optional.of("visitor"))).containsExactly("first");
        assertThat(agentsOf(Optional.of("anonymous"))).containsExactly("first");
        assertThat(agentsOf(Optional.empty())).containsExactly("first");
    }

    /** As job restrictions are made. */
    static final class ForCertainJobs extends NodeProperty<Node> {
        @Override
        public CauseOfBlockage canTake(Queue.BuildableItem item) {
            return CauseOfBlockage.fromMessage(null);
        }

        @TestExtension
        public static final class DescriptorImpl extends NodePropertyDescriptor {}
    }

    private static List<String> agentsOf(Optional<String> user) {
        return LeaseAgents.of(Leases.of("lease", "warehouse", "first", WAREHOUSE, user)).stream()
                .map(Computer::getName)
                .toList();
    }

    private static DumbSlave online(JenkinsRule jenkins, String name, String labels, Node.Mode mode, int executors)
            throws Exception {
        DumbSlave agent = jenkins.createSlave(name, labels, null);
        agent.setMode(mode);
        agent.setNumExecutors(executors);
        jenkins.jenkins.updateNode(agent);
        jenkins.waitOnline(agent);
        return agent;
    }

    private static List<String> agents(String connection, String agent, Optional<String> label) {
        return LeaseAgents.of(Leases.of("lease", connection, agent, label)).stream().map(Computer::getName).toList();
    }
}
