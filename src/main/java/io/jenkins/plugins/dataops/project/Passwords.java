package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.files.TextFile;
import io.jenkins.plugins.dataops.outcome.Fault;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fetches passwords from where the project file, the command line or a request says that they are. */
public final class Passwords {
    private static final Set<PosixFilePermission> OPEN_TO_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** Asks a person. */
    @FunctionalInterface
    public interface Prompt {
        /**
         * Asks without showing what is typed.
         *
         * @param question what to ask
         * @return the answer, or empty when there is nobody to ask
         */
        Optional<String> ask(String question);
    }

    private final Map<String, String> environment;
    private final ReachableFiles reachable;
    private final Prompt prompt;
    private final Progress warnings;
    private final Handover handover;
    private final Optional<String> user;
    private final Optional<PasswordSource> chosen;

    /**
     * Passwords for one run of the command.
     *
     * @param environment environment variables that may be read
     * @param reachable files that may be read
     * @param prompt asks a person
     * @param warnings told of password files that others can read
     * @param handover what the starting program handed over
     * @param user user from the command line, which decides
     * @param chosen source from the command line, which decides
     */
    public Passwords(
            Map<String, String> environment,
            ReachableFiles reachable,
            Prompt prompt,
            Progress warnings,
            Handover handover,
            Optional<String> user,
            Optional<PasswordSource> chosen) {
        this.environment = Map.copyOf(environment);
        this.reachable = reachable;
        this.prompt = prompt;
        this.warnings = warnings;
        this.handover = handover;
        this.user = user;
        this.chosen = chosen;
    }

    Optional<String> user() {
        return user;
    }

    /** Whether the command line says who logs in, or with what. */
    boolean areChosen() {
        return user.isPresent() || chosen.isPresent();
    }

    /** The password of a connection, or empty when none is configured. */
    Optional<SecretValue> read(String connection, ConnectionSection section, Path folder) {
        Optional<String> given = handover.password(connection, section.url());
        if (chosen.isEmpty() && given.isPresent()) {
            return given.map(SecretValue::new);
        }
        return chosen.or(section::password)
                .map(source -> secret("connection '" + connection + "': its password", source, folder));
    }

    /**
     * Fetches any secret from where it is.
     *
     * @param what the secret, for messages, such as {@code the placeholder 'token'}
     * @param source where it is
     * @param folder what a file is relative to
     * @return the secret
     * @throws UsageException when it is not there
     */
    public SecretValue secret(String what, PasswordSource source, Path folder) {
        if (source.env().isPresent()) {
            return new SecretValue(fromEnvironment(what, source.env().get()));
        }
        if (source.file().isPresent()) {
            return new SecretValue(fromFile(what, folder.resolve(source.file().get())));
        }
        return prompt.ask(what + ": ")
                .map(SecretValue::new)
                .orElseThrow(() -> new UsageException(
                        what + " is to be typed, but there is no terminal; use {env: NAME} or {file: PATH}"));
    }

    private String fromEnvironment(String what, String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            String expected = what + " is expected in the environment variable " + name;
            if (handover == Handover.NONE) {
                throw new UsageException(expected + ", which is not set");
            }
            throw new UsageException(expected + ", which the step does not hand over: name it in the step's"
                            + " secretVariables, and bind it around the step (withCredentials); the agent's own variables"
                            + " are read by nobody")
                    .of(Fault.SECRET_NOT_HANDED_OVER);
        }
        return value;
    }

    private String fromFile(String what, Path file) {
        try (BufferedReader lines = TextFile.open(reachable.open(file), file.toString())) {
            String first = lines.readLine();
            if (first == null || first.isEmpty()) {
                throw new UsageException(what + " is expected in the first line of " + file + ", which is empty");
            }
            if (openToOthers(file)) {
                warnings.say("warning: the file " + file + " with a secret can be read by others: chmod 600 it");
            }
            return first;
        } catch (NoSuchFileException missing) {
            throw new UsageException(what + " is expected in the file " + file + ", which does not exist", missing);
        } catch (IOException unreadable) {
            throw new UsageException(
                    what + " is expected in the file " + file + ", which cannot be read: check its permissions", unreadable);
        }
    }

    private static boolean openToOthers(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OPEN_TO_OTHERS::contains);
        } catch (UnsupportedOperationException withoutPosix) {
            return false;
        }
    }
}
