package hudson.model;

import hudson.EnvVars;
import hudson.security.Permission;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

public abstract class Computer extends Actionable {
    public static final Permission BUILD = null;

    public static final ExecutorService threadPoolForRemoting = null;

    private Computer() {}

    public EnvVars buildEnvironment(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public Node getNode() {
        throw new UnsupportedOperationException();
    }

    public boolean isAcceptingTasks() {
        throw new UnsupportedOperationException();
    }

    public boolean isOffline() {
        throw new UnsupportedOperationException();
    }
}
