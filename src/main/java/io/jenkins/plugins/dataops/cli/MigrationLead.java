package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.migration.MigrationEntry;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * The command that leads on from a result of migrations.
 *
 * @param purpose what for, in words that go before it
 * @param command the command
 */
record MigrationLead(String purpose, NextCommand command) {
    /** The lead of a result, where one command is one. */
    static Optional<MigrationLead> of(MigrationResult result) {
        if (result.outcome().exitCode() == 0) {
            return result.action().equals("plan") && !result.migrations().isEmpty()
                    ? lead("to run exactly this", NextCommand.applyPlan(result.planHash()))
                    : Optional.empty();
        }
        if (has(result, State.UNKNOWN)) {
            return lead("to see what the database says", NextCommand.migrations());
        }
        if (result.action().equals("repair")) {
            return Optional.empty();
        }
        if (result.migrations().stream().anyMatch(MigrationLead::leftARow)) {
            return lead("to repair the history, when nothing half done is left", NextCommand.repair());
        }
        if (has(result, State.CHANGED) || has(result, State.MISSING)) {
            return lead("to accept the files as they are", NextCommand.repair());
        }
        if (result.action().equals("apply") && has(result, State.FAILED)) {
            return lead("to apply again, when that is done", NextCommand.apply());
        }
        boolean refused = result.outcome() == Outcome.FAILED && List.of("plan", "apply").contains(result.action());
        return refused ? lead("to see where each migration stands", NextCommand.migrations()) : Optional.empty();
    }

    /** Of a script that failed in its transaction the history knows nothing: applying again is all that is to do. */
    private static boolean leftARow(MigrationEntry entry) {
        return entry.state() == State.FAILED && !(entry.installedAt().isEmpty() && entry.transactional().orElse(false));
    }

    private static boolean has(MigrationResult result, State state) {
        return result.migrations().stream().anyMatch(entry -> entry.state() == state);
    }

    private static Optional<MigrationLead> lead(String purpose, NextCommand command) {
        return Optional.of(new MigrationLead(purpose, command));
    }
}
