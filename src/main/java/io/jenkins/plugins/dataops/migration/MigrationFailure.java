package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.Message;
import java.util.List;
import java.util.Optional;

/**
 * The statement that failed.
 *
 * @param script the file, relative to its location
 * @param line line in the file: where the database points at, otherwise where the statement begins; 0 if unknown
 * @param column column in that line, from 1, where the database points at one
 * @param statement the statement, or the part of a long one around the fault
 * @param position index into {@code statement}, from 0, of the character that the database points at
 * @param message what the database said, without any secret
 * @param leftBehind what of the script is in the database now
 * @param remedy what to do next
 */
public record MigrationFailure(
        String script,
        int line,
        Optional<Integer> column,
        String statement,
        Optional<Integer> position,
        String message,
        Message leftBehind,
        Message remedy) {
    /**
     * The same as a result has it among its messages.
     *
     * @return what failed with its place, what is left of it, and what to do next
     */
    public List<Message> messages() {
        Message failed = FailureCode.SCRIPT_FAILED.of(script, line > 0 ? Optional.of(line) : Optional.empty(), message);
        return List.of(failed, leftBehind, remedy);
    }
}
