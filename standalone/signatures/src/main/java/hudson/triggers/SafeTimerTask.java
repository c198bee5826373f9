package hudson.triggers;

public abstract class SafeTimerTask {
    public SafeTimerTask() {
        throw new UnsupportedOperationException();
    }

    protected abstract void doRun() throws Exception;
}
