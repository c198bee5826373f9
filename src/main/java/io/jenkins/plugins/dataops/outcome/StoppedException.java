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
}
