package io.jenkins.plugins.dataops.pipeline;

import hudson.Util;
import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.User;
import hudson.security.ACL;
import hudson.slaves.NodeProperty;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import io.jenkins.plugins.dataops.config.WarehouseConnection;
import io.jenkins.plugins.dataops.project.UrlKind;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * The agents from which something may be done for a lease whose build cannot do it. What a workspace says runs on the
 * build's own agent and nowhere else; only a server that Jenkins' configuration names may be asked from another agent,
 * and only from one that the build could have had: it gets the warehouse's login.
 */
final class LeaseAgents {
    private static final Logger LOGGER = Logger.getLogger(LeaseAgents.class.getName());

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
            } else if (anywhere && !builtIn && !computer.isOffline() && couldHaveBeenHad(computer, node, lease)) {
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
    private static boolean couldHaveBeenHad(Computer computer, Node node, HeldLease lease) {
        if (lease.label().isEmpty() || node.getNumExecutors() == 0 || !computer.isAcceptingTasks()) {
            return false;
        }
        String label = lease.label().get();
        boolean labelled = label.isBlank() ? node.getMode() == Node.Mode.NORMAL : Label.get(label).matches(node);
        return labelled
                && node.getNodeProperties().stream().noneMatch(LeaseAgents::mayRefuse)
                && mayUse(node, lease);
    }

    /** What a property thinks of a build is asked in the queue only, and there is none of this build in it any more. */
    private static boolean mayRefuse(NodeProperty<?> property) {
        return Util.isOverridden(NodeProperty.class, property.getClass(), "canTake", Queue.BuildableItem.class)
                || Util.isOverridden(NodeProperty.class, property.getClass(), "canTake", Queue.Task.class);
    }

    private static boolean mayUse(Node node, HeldLease lease) {
        try {
            return lease.user().filter(user -> node.hasPermission2(known(user), Computer.BUILD)).isPresent();
        } catch (RuntimeException unknown) {
            // Whom the security realm does not know any more may nothing.
            LOGGER.log(Level.FINE, unknown, () -> lease + ": the build's user is not known");
            return false;
        }
    }

    private static Authentication known(String user) {
        return Stream.of(ACL.SYSTEM2, Jenkins.ANONYMOUS2)
                .filter(known -> known.getName().equals(user))
                .findFirst()
                .orElseGet(() -> User.getById(user, true).impersonate2());
    }
}
