package io.jenkins.plugins.dataops.bluegreen;

/** Nobody could be asked: what a check was to judge is out of reach, so that nothing is known of it, good or bad. */
public final class UnaskedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnaskedException(String message, Throwable cause) {
        super(message, cause);
    }
}
