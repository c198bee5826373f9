package io.jenkins.plugins.dataops.config;

import hudson.Extension;
import hudson.ExtensionList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The connections that every job may name. A connection that is not here is looked for in {@code dataops.yaml}. */
@Extension
@Symbol("dataops")
public class DataOpsConfiguration extends GlobalConfiguration {
    private List<WarehouseConnection> connections = new ArrayList<>();

    /** Reads the saved configuration. */
    public DataOpsConfiguration() {
        load();
    }

    /**
     * The configuration of this controller.
     *
     * @return the one instance
     */
    public static DataOpsConfiguration get() {
        return ExtensionList.lookupSingleton(DataOpsConfiguration.class);
    }

    /**
     * The connections in the order in which they were written.
     *
     * @return the connections, none of them with a secret: those stay in the credentials store
     */
    public List<WarehouseConnection> getConnections() {
        return List.copyOf(connections);
    }

    /**
     * Replaces the connections by ones that can be used, whoever brings them: the form, or configuration as code.
     *
     * @param connections the new ones
     * @throws IllegalArgumentException when something is wrong with one of them, without any value that may be a secret;
     *     then all stays as it was
     */
    @DataBoundSetter
    public void setConnections(List<WarehouseConnection> connections) {
        List<WarehouseConnection> given = connections == null ? List.of() : connections;
        Optional<String> fault = fault(given);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
        this.connections = new ArrayList<>(given);
        save();
    }

    /**
     * Takes the whole form or nothing of it. A form without any row does not name the list at all, which means that all
     * of them were removed.
     */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        List<WarehouseConnection> bound =
                request.bindJSONToList(WarehouseConnection.class, form.opt("connections"));
        Optional<String> fault = fault(bound);
        if (fault.isPresent()) {
            throw new FormException(fault.get(), "connections");
        }
        setConnections(bound);
        return true;
    }

    private static Optional<String> fault(List<WarehouseConnection> connections) {
        Set<String> names = new HashSet<>();
        for (WarehouseConnection each : connections) {
            Optional<String> fault = each.fault();
            if (fault.isPresent()) {
                return fault;
            }
            if (!names.add(each.getName())) {
                return Optional.of(Messages.WarehouseConnection_nameTwice(each.getName()));
            }
        }
        return Optional.empty();
    }

    /**
     * Finds a connection.
     *
     * @param name what it is called
     * @return the connection, if it is configured here
     */
    public Optional<WarehouseConnection> connection(String name) {
        return connections.stream().filter(each -> each.getName().equals(name)).findFirst();
    }
}
