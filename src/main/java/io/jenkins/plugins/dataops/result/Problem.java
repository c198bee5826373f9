package io.jenkins.plugins.dataops.result;

import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.outcome.Fault;
import java.util.Optional;

/**
 * What is in the result document when a verb could not do its work, so that a program that started the command can
 * tell a person why.
 *
 * @param exitCode 2 when the question is at fault, 3 when the tool or the database is
 * @param message where, what, and what to do next; a sentence where no more is known of it
 * @param fault what is at fault, where that program has to tell it from others
 */
public record Problem(int exitCode, Message message, Optional<Fault> fault) {
    /** Fills what an earlier version did not write. */
    public Problem {
        fault = AbsentValues.optional(fault);
    }

    /**
     * A problem of which a person is told and no program has to know more.
     *
     * @param exitCode 2 when the question is at fault, 3 when the tool or the database is
     * @param message one sentence: where, what, and what to do next
     * @return the problem
     */
    public static Problem of(int exitCode, String message) {
        return new Problem(exitCode, Message.text(message), Optional.empty());
    }

    /**
     * What the log of a build says.
     *
     * @return one sentence, or several lines where several things are at fault
     */
    public String english() {
        return message.english();
    }
}
