package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.RepairOutput;
import org.flywaydb.core.api.output.RepairResult;

/**
 * The migrations of one project against one database.
 *
 * <p>Every method throws {@link UsageException} when files, locations or arguments are at fault, with nothing done, and
 * {@link ToolException} when the database cannot be asked. One object may be used several times; each call reads the
 * files anew.
 */
public final class Migrations {
    private static final int LONGEST_DESCRIPTION = 200;

    private final Database database;
    private final MigrationRequest request;
    private final Progress progress;
    private final Masking masking;

    /**
     * Migrations for a database.
     *
     * @param database the open database
     * @param request what to migrate with which files
     * @param progress told what happens
     */
    public Migrations(Database database, MigrationRequest request, Progress progress) {
        this.database = database;
        this.request = request;
        this.progress = progress;
        this.masking = new Masking(database.settings(), request);
    }

    /**
     * Lists every statement that {@link #apply()} would run, and executes nothing, no callback either.
     *
     * @return the pending migrations and callbacks with their statements, and the hash of the plan; FAILED when
     *     {@code apply} would refuse
     */
    public MigrationResult plan() {
        return run("plan", work -> {
            InspectionFindings found = work.look(true);
            List<Message> messages = new ArrayList<>(found.messages());
            messages.addAll(found.creations());
            return work.result(
                    verdict(found), found.planned(), found.hash(), found, Optional.empty(), messages);
        });
    }

    /**
     * Runs the pending migrations, each once, under a lock that other runs respect.
     *
     * @return the planned migrations with what became of them; FAILED and nothing done when the plan is not the
     *     expected one or the history has drifted; ERROR with the failure when a statement failed
     */
    public MigrationResult apply() {
        return run("apply", work -> new Application(work, request, progress, masking, database).run());
    }

    /**
     * Holds the history against the files, and executes nothing. Pending migrations are no fault.
     *
     * @return all migrations; FAILED when an applied one was changed, is missing, or failed
     */
    public MigrationResult validate() {
        return run("validate", work -> {
            InspectionFindings found = work.look(true);
            return work.result(verdict(found), found.all(), "", found, Optional.empty(), found.messages());
        });
    }

    /**
     * Lists all migrations of history and files with their states, and executes nothing.
     *
     * @return all migrations; PASSED whatever their states
     */
    public MigrationResult info() {
        return run("info", work -> {
            InspectionFindings found = work.look(false);
            return work.result(Outcome.PASSED, found.all(), found);
        });
    }

    /**
     * Starts the history of a database that is older than its migrations: those up to the version count as applied.
     *
     * @param version the version that the database is at
     * @param description why, as the history shows it; empty for a default
     * @return all migrations afterwards
     */
    public MigrationResult baseline(String version, String description) {
        try {
            MigrationVersion.fromVersion(version);
        } catch (RuntimeException notAVersion) {
            throw new UsageException(
                    "'" + version + "' is no version: write digits with dots, for example 1.2", notAVersion);
        }
        String reason = quoted(description.isBlank() ? "baseline" : description);
        return run("baseline", work -> {
            locked(() -> work.setup().baselining(version, reason).baseline());
            InspectionFindings found = work.lookBack();
            return work.result(Outcome.PASSED, found.all(), found);
        });
    }

    /** Flyway puts the description into a SQL literal as it is, and cuts a longer one, within a quote if need be. */
    private static String quoted(String description) {
        String quoted = description.replace("'", "''");
        if (quoted.length() > LONGEST_DESCRIPTION || quoted.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("the baseline's description must be one line of at most " + LONGEST_DESCRIPTION
                    + " characters, each quote counted twice");
        }
        return quoted;
    }

    /**
     * Makes the history agree with the files: removes failed rows, marks migrations without a file as deleted, takes
     * over changed checksums. Tables and data are not touched.
     *
     * @return all migrations afterwards, with a message for each row that was changed
     */
    public MigrationResult repair() {
        return run("repair", work -> {
            if (work.hasNoMigrations()) {
                throw new UsageException("no migration was found in " + String.join(", ", request.locations())
                        + ": repair would mark the whole history as deleted; fix the location");
            }
            RepairResult repaired = locked(() -> work.setup()
                    .working(new RunCallback(List.of(), script -> false, Optional::empty, progress))
                    .repair());
            List<Message> messages = new ArrayList<>();
            say(messages, MigrationCode.FAILED_ROW_REMOVED, repaired.migrationsRemoved);
            say(messages, MigrationCode.MARKED_AS_DELETED, repaired.migrationsDeleted);
            say(messages, MigrationCode.FILE_TAKEN_OVER, repaired.migrationsAligned);
            if (messages.isEmpty()) {
                messages.add(MigrationCode.NOTHING_TO_REPAIR.of());
            }
            return work.resultWith(messages, work.lookBack());
        });
    }

    private static void say(List<Message> messages, MigrationCode what, List<RepairOutput> rows) {
        rows.forEach(row -> messages.add(what.of(
                Optional.ofNullable(row.version).filter(version -> !version.isEmpty()),
                Optional.ofNullable(row.description))));
    }

    private <T> T locked(Supplier<T> change) {
        try (HistoryLock lock = HistoryLock.of(database, request)) {
            if (!lock.take()) {
                lock.await(request.options().lockWait(), progress);
            }
            return change.get();
        }
    }

    private static Outcome verdict(InspectionFindings found) {
        if (!found.problems().isEmpty()) {
            return Outcome.FAILED;
        }
        return found.doubts().isEmpty() ? Outcome.PASSED : Outcome.UNSTABLE;
    }

    private MigrationResult run(String action, Function<MigrationRun, MigrationResult> steps) {
        try (FlywayLog.Listener log = new FlywayLog.Listener(progress, masking);
                MigrationRun work = new MigrationRun(action, database, request, masking, log)) {
            return steps.apply(work);
        } catch (UsageException | ToolException plain) {
            throw plain;
        } catch (RuntimeException failure) {
            throw new FlywayErrors(database, request, masking).explain(failure);
        }
    }
}
