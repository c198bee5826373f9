package hudson.model;

import hudson.FilePath;
import hudson.Launcher;

public abstract class Node {
    private Node() {}

    public abstract Launcher createLauncher(TaskListener listener);

    public abstract FilePath getRootPath();
}
