package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run that did not reach its end: which script failed, and what the database says of it. */
final class FailedRun {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MigrationRun work;
    private final PlanCommitment promise;
    private final RunCallback callback;
    private final Masking masking;
    private final Database database;
    private final Progress progress;

    FailedRun(
            MigrationRun work,
            PlanCommitment promise,
            RunCallback callback,
            Masking masking,
            Database database,
            Progress progress) {
        this.work = work;
        this.promise = promise;
        this.callback = callback;
        this.masking = masking;
        this.database = database;
        this.progress = progress;
    }

    MigrationResult result(RuntimeException failure, MigrationRequest request) {
        Optional<InspectionFindings> now = Stop.telling(this::ask);
        if (callback.refusal().isPresent() && now.isPresent()) {
            List<Message> messages = new ArrayList<>(List.of(callback.refusal().get()));
            messages.addAll(promise.missing(now.get()));
            return work.result(
                    Stop.requested().isPresent() ? Outcome.ERROR : Outcome.FAILED,
                    promise.became(now.get(), callback::ran),
                    promise.now().hash(),
                    now.get(),
                    Optional.empty(),
                    messages);
        }
        LeftoverState aftermath = new LeftoverState(promise.now(), now, database.dialect());
        MigrationFailure told = new FailureReader(work, masking, aftermath)
                .read(failure, blamed(failure, now))
                .orElseThrow(() -> new FlywayErrors(database, request, masking).explain(failure));
        List<Message> messages = new ArrayList<>(told.messages());
        messages.addAll(promise.now().doubts());
        List<MigrationEntry> became = now.map(found -> promise.became(found, callback::ran))
                .orElseGet(promise::unknown)
                .stream()
                .map(entry -> failed(entry, told.script()))
                .toList();
        return work.result(
                Outcome.ERROR,
                became,
                promise.now().hash(),
                now.flatMap(InspectionFindings::currentVersion),
                Optional.of(told),
                promise.now().target(),
                messages);
    }

    /**
     * The script that had begun. Where the database says that it is done, the one behind it is to blame, unless it was
     * the answer to the COMMIT that was lost.
     */
    private Optional<String> blamed(RuntimeException failure, Optional<InspectionFindings> now) {
        Optional<String> begun = callback.atWork();
        boolean lost = ExceptionCauses.last(failure, SQLException.class)
                .filter(work.dialect().errors()::connectionLost)
                .isPresent();
        boolean done = !lost
                && begun.isPresent()
                && callback.ran(begun.get())
                && now.filter(found -> promise.appliedAsPlanned(begun.get(), found)).isPresent();
        return done ? callback.next().or(() -> begun) : begun;
    }

    private static MigrationEntry failed(MigrationEntry entry, String failed) {
        boolean undone = entry.state() == State.PENDING
                || entry.state() == State.OUTDATED
                || entry.state() == State.CALLBACK;
        return undone && entry.script().equals(failed) ? Entries.in(State.FAILED, entry) : entry;
    }

    /**
     * What the database says now; it may be the database that failed. A session whose connection was lost may still be
     * at work, even at its COMMIT: before it is gone no answer holds.
     */
    private Optional<InspectionFindings> ask() {
        try (Connection connection = database.connect()) {
            if (!database.dialect().sessions().end(connection, work.setup().sessions(), PATIENCE)) {
                progress.say("a session of this run does not end on the server: what it does is not known");
                return Optional.empty();
            }
            return Optional.of(work.look(false));
        } catch (SQLException | RuntimeException gone) {
            progress.say("the database cannot be asked what became of the migrations: "
                    + masking.message(gone.getMessage()));
            return Optional.empty();
        }
    }
}
