package io.jenkins.plugins.dataops.outcome;

/**
 * The tool or the database could not do what was rightly asked: unreachable server, wrong password, locked file,
 * failing statement. The {@code dataops} command exits with 3.
 */
public class ToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A tool failure.
     *
     * @param message one sentence that names the place and what to do next; never a secret
     */
    public ToolException(String message) {
        super(message);
    }

    /**
     * A tool failure with its cause, shown only on {@code --verbose}.
     *
     * @param message one sentence that names the place and what to do next; never a secret
     * @param cause what went wrong underneath
     */
    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
