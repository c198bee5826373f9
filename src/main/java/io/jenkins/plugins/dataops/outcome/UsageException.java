package io.jenkins.plugins.dataops.outcome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for cannot be meant: a missing file, an unknown key, an option out of range. Nothing was done.
 * The {@code dataops} command exits with 2.
 */
public class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private transient NextCommand next;

    private transient Sayable said;

    private Fault fault;

    private final ArrayList<String> faults;

    /**
     * A usage failure.
     *
     * @param message one sentence that names the place (file and line, option, object) and the remedy; never a secret
     */
    public UsageException(String message) {
        this(message, null);
    }

    /**
     * A usage failure with the exception that revealed it, shown only on {@code --verbose}.
     *
     * @param message one sentence that names the place and the remedy; never a secret
     * @param cause what revealed it
     */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
        faults = new ArrayList<>(List.of(String.valueOf(message)));
    }

    /**
     * A usage failure that can be said in more languages than one.
     *
     * @param said the place and the remedy; never a secret
     */
    public UsageException(Sayable said) {
        this(said.english());
        this.said = said;
    }

    /**
     * Several faults at once, so that nobody has to find them one run after the other.
     *
     * @param faults each one sentence as above; at least one
     */
    public UsageException(Collection<String> faults) {
        super(String.join("\n", faults));
        this.faults = new ArrayList<>(faults);
    }

    /**
     * Each fault on its own, which the message has one a line.
     *
     * @return at least one sentence
     */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * The same for programs, which do not read sentences.
     *
     * @param kind what is at fault
     * @return this
     */
    public UsageException of(Fault kind) {
        fault = kind;
        return this;
    }

    /**
     * What is at fault, for programs.
     *
     * @return empty when no program has to know
     */
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    /**
     * The same with a command that leads on.
     *
     * @param command what to do next
     * @return this
     */
    public UsageException then(NextCommand command) {
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
