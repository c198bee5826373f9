package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What running SQL files came to.
 *
 * @param outcome passed, or error when a statement failed
 * @param connection the connection's name
 * @param database the engine and its version
 * @param files the files that were run to their end, in order
 * @param failure the statement that failed; its file is not in the list, those after it were not begun
 * @param took all of it
 */
public record ScriptResult(
        Outcome outcome,
        String connection,
        String database,
        List<FileRun> files,
        Optional<StatementFailure> failure,
        Duration took) {
    /** Keeps an own copy. */
    public ScriptResult {
        files = List.copyOf(files);
    }

    /**
     * One file that was run to its end.
     *
     * @param file as it was found, relative to the folder
     * @param statements how many statements it has
     * @param rows how many rows they changed or loaded, as far as the engine tells
     * @param took how long it took
     */
    public record FileRun(String file, int statements, long rows, Duration took) {}

    /**
     * The statement that failed.
     *
     * @param file the file, relative to the folder
     * @param line the line of the statement's first word
     * @param statement the statement, parameters put in, cut when it is long
     * @param message what the database said, in its own words
     * @param leftBehind what of the file is in the database now
     */
    public record StatementFailure(String file, int line, String statement, String message, Message leftBehind) {}
}
