package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.files.GitWatch;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Applies a plan: holds it against the approved one, runs it, and asks the database what became of it. */
final class Application {
    private final MigrationRun work;
    private final MigrationRequest request;
    private final Progress progress;
    private final Masking masking;
    private final Database database;

    Application(MigrationRun work, MigrationRequest request, Progress progress, Masking masking, Database database) {
        this.work = work;
        this.request = request;
        this.progress = progress;
        this.masking = masking;
        this.database = database;
    }

    /** Looks and runs under one lock, so that nobody changes the history in between. */
    MigrationResult run() {
        try (HistoryLock lock = HistoryLock.of(database, request)) {
            if (lock.take()) {
                InspectionFindings plan = work.look(true);
                return run(new PlanCommitment(plan, plan), lock);
            }
            InspectionFindings before = work.look(true);
            lock.await(request.options().lockWait(), progress);
            return run(new PlanCommitment(before, work.look(true)), lock);
        }
    }

    private MigrationResult run(PlanCommitment promise, HistoryLock lock) {
        InspectionFindings plan = promise.now();
        List<Message> refusals = new ArrayList<>();
        if (!promise.approved(request.expectedPlanHash())) {
            refusals.add(MigrationCode.ANOTHER_PLAN.of(
                    plan.hash(), request.expectedPlanHash(), plan.target().message()));
        }
        refusals.addAll(plan.problems());
        if (!refusals.isEmpty()) {
            refusals.addAll(plan.doubts());
            refusals.addAll(plan.notes());
            return work.result(Outcome.FAILED, plan.planned(), plan.hash(), plan, Optional.empty(), refusals);
        }
        RunCallback callback = new RunCallback(
                plan.scripts(), script -> promise.appliedAsPlanned(script, work.look(false)), lock::lost, progress);
        GitWatch watch = database.watchGit();
        try {
            work.setup().working(callback).migrate();
        } catch (FlywayValidateException drifted) {
            InspectionFindings now = work.lookBack();
            return work.result(Outcome.FAILED, plan.planned(), plan.hash(), now, Optional.empty(), now.messages());
        } catch (RuntimeException failure) {
            watch.appeared().ifPresent(progress::say);
            return new FailedRun(work, promise, callback, masking, database, progress).result(failure, request);
        }
        return ended(promise, callback, work.lookBack(), watch.appeared());
    }

    private MigrationResult ended(
            PlanCommitment promise, RunCallback callback, InspectionFindings now, Optional<String> repository) {
        List<MigrationEntry> became = promise.became(now, callback::ran);
        List<Message> messages = new ArrayList<>(promise.missing(now));
        boolean kept = messages.isEmpty();
        repository.ifPresent(reason -> messages.add(0, MigrationCode.GIT_FOLDER_MADE.of(reason)));
        messages.addAll(now.doubts());
        boolean clean = messages.isEmpty();
        became.stream()
                .filter(entry -> entry.state() == State.APPLIED_BY_ANOTHER)
                .forEach(entry -> messages.add(MigrationCode.APPLIED_BY_ANOTHER_RUN.of(entry.script())));
        messages.addAll(promise.now().notes());
        return work.result(
                repository.isPresent()
                        ? Outcome.ERROR
                        : !kept ? Outcome.FAILED : clean ? Outcome.PASSED : Outcome.UNSTABLE,
                became,
                promise.now().hash(),
                now,
                Optional.empty(),
                messages);
    }
}
