package io.jenkins.plugins.dataops.outcome;

/** Somebody has told the process to stop, so that this was not begun or not finished. */
public final class StoppedException extends ToolException {
    private static final long serialVersionUID = 1L;

    /**
     * A stop.
     *
     * @param reason who or what asked, such as {@code SIGTERM}
     */
    public StoppedException(String reason) {
        super("stopped by " + reason);
    }

    /**
     * A stop of something that had begun.
     *
     * @param place what was stopped, for example {@code connection 'warehouse': switching}
     * @param reason who or what asked
     * @param left what it has left behind
     */
    public StoppedException(String place, String reason, String left) {
        super(place + ": stopped by " + reason + "; " + left);
    }
}
