package hudson.model;

import hudson.triggers.SafeTimerTask;

public abstract class PeriodicWork extends SafeTimerTask {
    public PeriodicWork() {
        throw new UnsupportedOperationException();
    }

    public abstract long getRecurrencePeriod();
}
