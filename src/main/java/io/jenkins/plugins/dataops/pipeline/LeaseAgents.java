package io.jenkins.plugins.dataops.pipeline;

import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import io.jenkins.plugins.dataops.config.WarehouseConnection;
import io.jenkins.plugins.dataops.project.UrlKind;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * The agents from which something may be done for a lease whose build cannot do it. What a workspace says runs on the
 * build's own agent and nowhere else; only a server that Jenkins' configuration names may be asked from another agent,
 * and only from one that the build could have had.
 */
final class LeaseAgents {
    private LeaseAgents() {}

    /**
     * The agents that are connected.
     *
     * @param lease the lease
     * @return the build's own one first
     */
    static List<Computer> of(HeldLease lease) {
        List<Computer> found = new ArrayList<>();
        boolean anywhere = isServerOfTheConfiguration(lease);
        for (Computer computer : Jenkins.get().getComputers()) {
            Node node = computer.getNode();
            if (node == null || node.getRootPath() == null) {
                continue;
            }
            // The built-in node has no name.
            boolean builtIn = computer.getName().isEmpty();
            if (isOwn(computer, lease)) {
                // Taken offline by a person, or for want of space, it keeps the builds and files that it has.
                if (!builtIn || node.getNumExecutors() > 0) {
                    found.add(0, computer);
                }
            } else if (anywhere && !builtIn && !computer.isOffline() && couldHaveBeenHad(node, lease)) {
                found.add(computer);
            }
        }
        return found;
    }

    /** Whether this is the agent on which the build took the lease. */
    static boolean isOwn(Computer computer, HeldLease lease) {
        return computer.getName().equals(lease.agent());
    }

    /** A file lies on one agent, and what a workspace names is a matter of that workspace. */
    private static boolean isServerOfTheConfiguration(HeldLease lease) {
        return lease.connection()
                .flatMap(name -> DataOpsConfiguration.get().connection(name))
                .filter(connection -> connection.fault().isEmpty())
                .map(WarehouseConnection::getUrl)
                .filter(url -> UrlKind.of(url) == UrlKind.SERVER)
                .isPresent();
    }

    /** As Jenkins itself gives agents to builds: those for special builds only to builds that ask for their label. */
    private static boolean couldHaveBeenHad(Node node, HeldLease lease) {
        if (lease.label().isEmpty() || node.getNumExecutors() == 0) {
            return false;
        }
        String label = lease.label().get();
        return label.isBlank() ? node.getMode() == Node.Mode.NORMAL : Label.get(label).matches(node);
    }
}
