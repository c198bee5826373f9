package hudson.model;

import hudson.FilePath;
import hudson.Launcher;

public abstract class Node {
    private Node() {}

    public abstract Launcher createLauncher(TaskListener listener);

    public abstract String getLabelString();

    public abstract FilePath getRootPath();
}
