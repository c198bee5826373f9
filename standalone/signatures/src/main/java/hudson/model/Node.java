package hudson.model;

import hudson.FilePath;
import hudson.Launcher;

public abstract class Node {
    private Node() {}

    public abstract Launcher createLauncher(TaskListener listener);

    public abstract Mode getMode();

    public abstract int getNumExecutors();

    public abstract FilePath getRootPath();

    public enum Mode {
        NORMAL
    }
}
