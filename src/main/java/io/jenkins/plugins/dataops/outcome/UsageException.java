package io.jenkins.plugins.dataops.outcome;

/**
 * What was asked for cannot be meant: a missing file, an unknown key, an option out of range. Nothing was done.
 * The {@code dataops} command exits with 2.
 */
public class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A usage failure.
     *
     * @param message one sentence that names the place (file and line, option, object) and the remedy; never a secret
     */
    public UsageException(String message) {
        super(message);
    }

    /**
     * A usage failure with the exception that revealed it, shown only on {@code --verbose}.
     *
     * @param message one sentence that names the place and the remedy; never a secret
     * @param cause what revealed it
     */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
