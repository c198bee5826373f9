package io.jenkins.plugins.dataops.config;

import hudson.Extension;
import hudson.ExtensionList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

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
     * Replaces the connections.
     *
     * @param connections the new ones
     */
    @DataBoundSetter
    public void setConnections(List<WarehouseConnection> connections) {
        this.connections = connections == null ? new ArrayList<>() : new ArrayList<>(connections);
        save();
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
