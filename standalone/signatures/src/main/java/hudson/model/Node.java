package hudson.model;

import hudson.FilePath;
import hudson.security.AccessControlled;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.DescribableList;

public abstract class Node implements AccessControlled {
    private Node() {}

    public abstract Mode getMode();

    public abstract DescribableList<NodeProperty<?>, NodePropertyDescriptor> getNodeProperties();

    public abstract int getNumExecutors();

    public abstract FilePath getRootPath();

    public enum Mode {
        NORMAL
    }
}
