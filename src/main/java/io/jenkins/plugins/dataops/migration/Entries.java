package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Turns Flyway's rows into entries. */
final class Entries {
    private Entries() {}

    /** An entry without statements. */
    static MigrationEntry of(MigrationInfo info) {
        return new MigrationEntry(
                version(info),
                info.getDescription(),
                info.getScript(),
                state(info),
                Optional.ofNullable(checksum(info)),
                Optional.ofNullable(info.getInstalledOn()).map(date -> Instant.ofEpochMilli(date.getTime())),
                Optional.ofNullable(info.getExecutionTime()).map(Duration::ofMillis),
                Optional.empty(),
                0,
                List.of());
    }

    /** The same with its file's statements. */
    static MigrationEntry with(MigrationEntry entry, ParsedScript script) {
        return new MigrationEntry(
                entry.version(),
                entry.description(),
                entry.script(),
                entry.state(),
                entry.checksum(),
                entry.installedAt(),
                entry.took(),
                Optional.of(script.transactional()),
                script.statementCount(),
                script.listed());
    }

    /** A callback's entry. */
    static MigrationEntry callback(String event, String path, ParsedScript script) {
        return new MigrationEntry(
                Optional.empty(),
                event,
                path,
                State.CALLBACK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(script.transactional()),
                script.statementCount(),
                script.listed());
    }

    /**
     * What was planned, with what the history says of it now.
     *
     * @param planned the entry of the plan
     * @param now the history's row or the file's, which knows state and times
     */
    static MigrationEntry after(MigrationEntry planned, MigrationEntry now) {
        return new MigrationEntry(
                planned.version(),
                planned.description(),
                planned.script(),
                now.state(),
                planned.checksum(),
                now.installedAt(),
                now.took(),
                planned.transactional(),
                planned.statementCount(),
                planned.statements());
    }

    /** The same entry in another state. */
    static MigrationEntry in(State state, MigrationEntry entry) {
        return new MigrationEntry(
                entry.version(),
                entry.description(),
                entry.script(),
                state,
                entry.checksum(),
                entry.installedAt(),
                entry.took(),
                entry.transactional(),
                entry.statementCount(),
                entry.statements());
    }

    /** Of a repeatable migration that will run again the file's, not that of its last run. */
    private static Integer checksum(MigrationInfo info) {
        return info.getState() == MigrationState.OUTDATED ? info.getResolvedChecksum() : info.getChecksum();
    }

    static Optional<String> version(MigrationInfo info) {
        return Optional.ofNullable(info).map(MigrationInfo::getVersion).map(Object::toString);
    }

    private static State state(MigrationInfo info) {
        return switch (info.getState()) {
            case PENDING -> State.PENDING;
            case SUCCESS -> applied(info);
            case OUT_OF_ORDER -> changed(info) ? State.CHANGED : State.OUT_OF_ORDER;
            case OUTDATED -> State.OUTDATED;
            case SUPERSEDED, UNDONE -> State.SUPERSEDED;
            case MISSING_SUCCESS -> State.MISSING;
            case FUTURE_SUCCESS -> State.FUTURE;
            case FAILED, MISSING_FAILED, FUTURE_FAILED -> State.FAILED;
            case BASELINE -> State.BASELINE;
            case BELOW_BASELINE, BASELINE_IGNORED -> State.BELOW_BASELINE;
            case DELETED -> State.DELETED;
            case IGNORED, ABOVE_TARGET, AVAILABLE -> State.IGNORED;
        };
    }

    private static State applied(MigrationInfo info) {
        return info.getType() == CoreMigrationType.DELETE
                ? State.DELETED
                : changed(info) ? State.CHANGED : State.APPLIED;
    }

    private static boolean changed(MigrationInfo info) {
        return info.isVersioned()
                && info.getAppliedChecksum() != null
                && info.getResolvedChecksum() != null
                && !info.isChecksumMatching();
    }
}
