package io.jenkins.plugins.dataops.outcome;

import java.util.Optional;

/**
 * The tool or the database could not do what was rightly asked: unreachable server, wrong password, locked file,
 * failing statement. The {@code dataops} command exits with 3.
 */
public class ToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private transient NextCommand next;

    private transient Sayable said;

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

    /**
     * A tool failure that can be said in more languages than one.
     *
     * @param said the place and the remedy; never a secret
     */
    public ToolException(Sayable said) {
        this(said.english());
        this.said = said;
    }

    /**
     * The same with a command that leads on.
     *
     * @param command what to do next
     * @return this
     */
    public ToolException then(NextCommand command) {
        next = command;
        return this;
    }

    /**
     * What was said, for whoever can say it in another language.
     *
     * @return empty where it is a sentence and no more
     */
    public Optional<Sayable> said() {
        return Optional.ofNullable(said);
    }

    /**
     * What to do next.
     *
     * @return empty when the message says all there is to do
     */
    public Optional<NextCommand> next() {
        return Optional.ofNullable(next);
    }
}
