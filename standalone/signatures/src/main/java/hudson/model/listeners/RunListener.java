package hudson.model.listeners;

import hudson.model.Run;

@SuppressWarnings("rawtypes")
public abstract class RunListener<R extends Run> {
    protected RunListener() {
        throw new UnsupportedOperationException();
    }

    public void onDeleted(R run) {
        throw new UnsupportedOperationException();
    }

    public void onFinalized(R run) {
        throw new UnsupportedOperationException();
    }
}
