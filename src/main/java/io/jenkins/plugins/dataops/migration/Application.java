package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Applies a plan: holds it against the approved one, runs it, and asks the database what became of it. */
final class Application {
    private final Work work;
    private final MigrationRequest request;
    private final Progress progress;
    private final Masking masking;
    private final Database database;

    Application(Work work, MigrationRequest request, Progress progress, Masking masking, Database database) {
        this.work = work;
        this.request = request;
        this.progress = progress;
        this.masking = masking;
        this.database = database;
    }

    MigrationResult run() {
        Findings plan = work.look(true);
        List<String> refusals = new ArrayList<>();
        request.expectedPlanHash()
                .filter(expected -> !expected.equalsIgnoreCase(plan.hash()))
                .ifPresent(expected -> refusals.add("the plan is " + plan.hash() + " and not the approved " + expected
                        + ": files or database have changed since; plan again and have it approved"));
        refusals.addAll(plan.problems());
        if (!refusals.isEmpty()) {
            refusals.addAll(plan.doubts());
            refusals.addAll(plan.notes());
            return work.result(
                    Outcome.FAILED, plan.planned(), plan.hash(), plan.currentVersion(), Optional.empty(), refusals);
        }
        RunCallback callback = new RunCallback(plan.scripts(), progress);
        try {
            work.setup().working(callback).migrate();
        } catch (FlywayValidateException drifted) {
            Findings now = work.look(false);
            return work.result(Outcome.FAILED, plan.planned(), now, plan.hash());
        } catch (RuntimeException failure) {
            return failed(plan, callback, failure);
        }
        Findings now = work.look(false);
        Outcome outcome = plan.doubts().isEmpty() ? Outcome.PASSED : Outcome.UNSTABLE;
        List<MigrationEntry> became = became(plan, Optional.of(now), "");
        List<String> sentences = new ArrayList<>(plan.doubts());
        became.stream()
                .filter(entry -> entry.state() == State.APPLIED && !callback.ran(entry.script()))
                .forEach(entry -> sentences.add(entry.script() + " was applied by another run in the meantime"));
        sentences.addAll(plan.notes());
        return work.result(
                outcome,
                became,
                plan.hash(),
                now.currentVersion(),
                Optional.empty(),
                sentences);
    }

    private MigrationResult failed(Findings plan, RunCallback callback, RuntimeException failure) {
        FailureReader reader = new FailureReader(work, plan, masking, database.dialect().transactionalDdl());
        MigrationFailure told = reader.read(failure, callback.atWork())
                .orElseThrow(() -> new Faults(database, request, masking).explain(failure));
        Optional<Findings> now = ask();
        List<String> sentences = new ArrayList<>();
        sentences.add(told.script() + (told.line() > 0 ? ":" + told.line() : "") + ": " + told.message());
        sentences.add(told.leftBehind());
        sentences.add(told.remedy());
        sentences.addAll(plan.doubts());
        return work.result(
                Outcome.ERROR,
                became(plan, now, told.script()),
                plan.hash(),
                now.flatMap(Findings::currentVersion),
                Optional.of(told),
                sentences);
    }

    /** What the database says now; it may be the database that failed. */
    private Optional<Findings> ask() {
        try {
            return Optional.of(work.look(false));
        } catch (RuntimeException gone) {
            progress.say("the database cannot be asked what became of the migrations: "
                    + masking.message(gone.getMessage()));
            return Optional.empty();
        }
    }

    private static List<MigrationEntry> became(Findings plan, Optional<Findings> now, String failed) {
        return plan.planned().stream().map(planned -> became(planned, now, failed)).toList();
    }

    private static MigrationEntry became(MigrationEntry planned, Optional<Findings> now, String failed) {
        if (planned.state() == State.CALLBACK) {
            return planned.script().equals(failed) ? Entries.in(State.FAILED, planned) : planned;
        }
        if (now.isEmpty()) {
            return Entries.in(State.UNKNOWN, planned);
        }
        // A repeatable migration has a row for each of its runs; the last is this one.
        MigrationEntry row = now.get().all().stream()
                .filter(entry -> entry.script().equals(planned.script()))
                .reduce((earlier, later) -> later)
                .orElse(planned);
        MigrationEntry became = Entries.after(planned, row);
        boolean undone = became.state() == State.PENDING || became.state() == State.OUTDATED;
        return undone && planned.script().equals(failed) ? Entries.in(State.FAILED, became) : became;
    }
}
