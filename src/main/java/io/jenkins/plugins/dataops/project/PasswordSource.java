package io.jenkins.plugins.dataops.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a password is found: exactly one of the three. There is deliberately no way to write the password itself,
 * because the project file is committed.
 *
 * @param env name of an environment variable
 * @param file file whose first line is the password
 * @param prompt true to ask at the terminal
 */
public record PasswordSource(Optional<String> env, Optional<String> file, Boolean prompt) {
    /** Holds that exactly one place is named. */
    public PasswordSource {
        env = AbsentValues.optional(env);
        file = AbsentValues.optional(file);
        prompt = prompt != null && prompt;
        if (Stream.of(env.isPresent(), file.isPresent(), prompt).filter(named -> named).count() != 1) {
            throw new IllegalArgumentException(
                    "a password needs exactly one of {env: NAME}, {file: PATH} or {prompt: true}");
        }
    }

    /** Refuses a password that stands in the file itself, without repeating it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PasswordSource written(String password) {
        throw new IllegalArgumentException("a password must not stand in the file: write {env: NAME}, {file: PATH} or"
                + " {prompt: true}, and change the password if the file was shared");
    }

    /**
     * Reads the short form of the command line.
     *
     * @param text {@code env:NAME}, {@code file:PATH} or {@code prompt}
     * @return the source
     * @throws IllegalArgumentException when it is none of these
     */
    public static PasswordSource parse(String text) {
        if (text.equals("prompt")) {
            return new PasswordSource(null, null, true);
        }
        if (text.startsWith("env:") && text.length() > 4) {
            return new PasswordSource(Optional.of(text.substring(4)), null, null);
        }
        if (text.startsWith("file:") && text.length() > 5) {
            return new PasswordSource(null, Optional.of(text.substring(5)), null);
        }
        // The text is not repeated: somebody may have typed the password itself.
        throw new IllegalArgumentException("expected env:NAME, file:PATH or prompt");
    }
}
