package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One action at work: its files, as they were when it began, and its clock. */
final class MigrationRun implements AutoCloseable {
    private static final int MOST_MESSAGES = 200;

    private final long begun = System.nanoTime();
    private final String action;
    private final Database database;
    private final Masking masking;
    private final FlywayLog.Listener log;
    private final MigrationFiles files;
    private final FlywaySetup setup;

    MigrationRun(String action, Database database, MigrationRequest request, Masking masking, FlywayLog.Listener log) {
        this.action = action;
        this.database = database;
        this.masking = masking;
        this.log = log;
        this.files = MigrationFiles.of(request);
        this.setup = new FlywaySetup(database, request, files);
    }

    FlywaySetup setup() {
        return setup;
    }

    /** Looks at database and files. */
    InspectionFindings look(boolean planning) {
        return new Inspection(setup, files, masking, database).look(planning);
    }

    /** Looks at what has been done: a request to stop does not hold it up. */
    InspectionFindings lookBack() {
        return Stop.telling(() -> look(false));
    }

    /** What the engine knows. */
    Dialect dialect() {
        return database.dialect();
    }

    boolean hasNoMigrations() {
        return files.sql().isEmpty();
    }

    Optional<MigrationFile> file(String script) {
        return files.file(script);
    }

    /** The result of an action that found what it says. */
    MigrationResult result(Outcome outcome, List<MigrationEntry> entries, InspectionFindings found) {
        return result(outcome, entries, found.hash(), found, Optional.empty(), found.messages());
    }

    /** The result of an action that has more to say than what was found. */
    MigrationResult resultWith(List<Message> messages, InspectionFindings found) {
        List<Message> all = new ArrayList<>(messages);
        all.addAll(found.messages());
        return result(Outcome.PASSED, found.all(), "", found, Optional.empty(), all);
    }

    /** The whole result; what Flyway warned of is added. */
    MigrationResult result(
            Outcome outcome,
            List<MigrationEntry> entries,
            String hash,
            InspectionFindings found,
            Optional<MigrationFailure> failure,
            List<Message> messages) {
        return result(outcome, entries, hash, found.currentVersion(), failure, found.target(), messages);
    }

    /** The same where the database could not be asked for its version. */
    MigrationResult result(
            Outcome outcome,
            List<MigrationEntry> entries,
            String hash,
            Optional<String> version,
            Optional<MigrationFailure> failure,
            MigrationTarget target,
            List<Message> messages) {
        List<Message> shown = Stream.concat(messages.stream(), log.warnings().stream().map(Message::text))
                .distinct()
                .limit(MOST_MESSAGES)
                .toList();
        return new MigrationResult(
                action,
                outcome,
                database.settings().name(),
                database.product(),
                entries,
                hash,
                version,
                failure,
                target,
                shown,
                Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Forgets the files. */
    @Override
    public void close() {
        files.close();
    }
}
