package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one action on the migrations found or did.
 *
 * @param action {@code plan}, {@code apply}, {@code validate}, {@code info}, {@code baseline} or {@code repair}
 * @param outcome PASSED; UNSTABLE when a file looks like a migration and is none; FAILED when a gate said no (drift,
 *     another plan than the approved one) and nothing was done; ERROR when a statement or the database failed
 * @param connection the connection's name
 * @param database the engine and its version
 * @param migrations plan: what would run, in order. apply: what was to run, with what became of it. Otherwise all
 * @param planHash SHA-256 (hex) of the plan for plan and apply, otherwise empty
 * @param currentVersion the highest version in the database after the action, if it could be asked and has one
 * @param failure the statement that failed
 * @param target where the migrations run and as whom
 * @param messages what a person should know, the weightiest first
 * @param took how long the action took
 */
public record MigrationResult(
        String action,
        Outcome outcome,
        String connection,
        String database,
        List<MigrationEntry> migrations,
        String planHash,
        Optional<String> currentVersion,
        Optional<MigrationFailure> failure,
        MigrationTarget target,
        List<Message> messages,
        Duration took) {

    /** Keeps own copies of the lists. */
    public MigrationResult {
        migrations = List.copyOf(migrations);
        messages = List.copyOf(messages);
    }

    /**
     * What a person should know beside the failure, which is told where its statement is shown. An earlier version has
     * written its messages as English sentences.
     *
     * @return those of the messages that do not tell of it
     */
    public List<Message> notes() {
        List<String> told = failure.map(MigrationFailure::messages).orElse(List.of()).stream()
                .map(Language.ENGLISH::say)
                .toList();
        return messages.stream().filter(message -> !told.contains(Language.ENGLISH.say(message))).toList();
    }

    /**
     * How many of the migrations this action ran.
     *
     * @return those that are applied now and were not applied by another run
     */
    public long applied() {
        return migrations.stream()
                .map(MigrationEntry::state)
                .filter(state -> state.isApplied() && state != MigrationEntry.State.APPLIED_BY_ANOTHER)
                .count();
    }
}
