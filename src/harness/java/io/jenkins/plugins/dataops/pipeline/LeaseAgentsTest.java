package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Computer;
import hudson.model.Node;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import io.jenkins.plugins.dataops.config.WarehouseConnection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
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
