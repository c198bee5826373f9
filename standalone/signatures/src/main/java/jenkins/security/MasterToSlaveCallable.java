package jenkins.security;

import hudson.remoting.Callable;

public abstract class MasterToSlaveCallable<V, T extends Throwable> implements Callable<V, T> {
    public MasterToSlaveCallable() {
        throw new UnsupportedOperationException();
    }
}
