package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.BrokenObject;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.FlywayExecutor;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.flywaydb.core.internal.info.MigrationInfoServiceImpl;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;

/** Looks at the database and the files, and changes neither: no callback runs, no history is created. */
final class Inspection {
    private final Flyway flyway;
    private final io.jenkins.plugins.dataops.database.Database target;
    private final MigrationFiles files;
    private final Masking masking;
    private final boolean allowUnrecognized;
    private final MigrationFileNames names;

    /**
     * A look at a database.
     *
     * @param setup of Flyway
     * @param files the files that Flyway is configured with
     * @param masking hides secrets in listed SQL
     * @param target the database to look at
     */
    Inspection(
            FlywaySetup setup,
            MigrationFiles files,
            Masking masking,
            io.jenkins.plugins.dataops.database.Database target) {
        this.flyway = setup.reading();
        this.target = target;
        this.files = files;
        this.masking = masking;
        this.allowUnrecognized = setup.allowsUnrecognized();
        this.names = new MigrationFileNames(flyway.getConfiguration(), files);
    }

    /**
     * Looks.
     *
     * @param planning whether to read the pending files into statements too
     * @return what was found
     * @throws UsageException when a file cannot be read as a migration
     */
    InspectionFindings look(boolean planning) {
        readable().forEach(MigrationFile::fingerprint);
        return new FlywayExecutor(flyway.getConfiguration())
                .execute(
                        (resolver, history, database, schema, schemas, callbacks, interceptor) ->
                                findings(resolver, history, database, schemas, planning),
                        true,
                        null);
    }

    private List<MigrationFile> readable() {
        return files.sql().stream()
                .filter(file -> names.isRead(file.getFilename()))
                .toList();
    }

    private InspectionFindings findings(
            CompositeMigrationResolver resolver,
            SchemaHistory history,
            Database<?> database,
            Schema<?, ?>[] schemas,
            boolean planning) {
        MigrationInfoServiceImpl service = service(resolver, history, database);
        Optional<String> current = Entries.version(service.current());
        List<Message> notes = new ArrayList<>(names.harmless());
        SchemaPreconditions surroundings = new SchemaPreconditions(history, schemas, flyway.getConfiguration());
        List<Message> creations = new ArrayList<>();
        List<Message> problems = new ArrayList<>(surroundings.problems(creations));
        ValidationProblems reasons = new ValidationProblems(current);
        for (MigrationInfo info : service.all()) {
            reasons.of((MigrationInfoImpl) info).ifPresent(problems::add);
        }
        List<Message> doubts = new ArrayList<>();
        List<Message> unrecognized = new ArrayList<>(names.suspicious());
        if (readable().isEmpty()) {
            unrecognized.add(MigrationCode.NO_MIGRATION_FOUND.of());
        }
        (allowUnrecognized ? doubts : problems).addAll(unrecognized);
        if (service.future().length > 0) {
            doubts.add(MigrationCode.DATABASE_AHEAD.of());
        }
        List<BrokenObject> broken = broken(database);
        broken.stream()
                .filter(object -> Arrays.stream(schemas).anyMatch(schema -> schema.getName().equals(object.schema())))
                .map(LeftoverState::message)
                .forEach(doubts::add);
        MigrationTarget where = MigrationTarget.of(
                target.place(), schemas, database.getCurrentUser(), flyway.getConfiguration());
        List<MigrationEntry> all = Arrays.stream(service.all())
                // That Flyway has made the schema is a row of the history, and no migration.
                .filter(info -> info.getType() != CoreMigrationType.SCHEMA)
                .map(Entries::of)
                .toList();
        Optional<String> reached = reached(service);
        if (!planning) {
            return new InspectionFindings(all, List.of(), where, "", reached, problems, doubts, notes, creations, broken);
        }
        ScriptReader reader = new ScriptReader(
                database, flyway.getConfiguration(), files, masking, target.dialect());
        PlanBuilder plan = new PlanBuilder(reader, files, where, broken, current);
        Arrays.stream(service.pending()).map(Entries::of).forEach(plan::add);
        callbacks(plan);
        problems.addAll(plan.problems());
        notes.addAll(plan.notes());
        return new InspectionFindings(all, plan.entries(), where, plan.hash(), reached, problems, doubts, notes, creations, broken);
    }

    /** The highest version that is in the database: for Flyway, one that failed half-way is the current one, too. */
    private static Optional<String> reached(MigrationInfoServiceImpl service) {
        return Arrays.stream(service.all())
                .filter(info -> info.getVersion() != null && info.getState().isApplied())
                .filter(info -> !info.getState().isFailed() && info.getState() != MigrationState.DELETED)
                .filter(info -> info.getType() != CoreMigrationType.DELETE)
                .max(Comparator.comparing(MigrationInfo::getVersion))
                .flatMap(Entries::version);
    }

    private List<BrokenObject> broken(Database<?> database) {
        try {
            return target.dialect()
                    .catalog()
                    .brokenObjects(database.getMainConnection().getJdbcConnection());
        } catch (SQLException unreadable) {
            throw new FlywaySqlException("Cannot look for objects that a failed statement left", unreadable);
        }
    }

    private void callbacks(PlanBuilder plan) {
        for (MigrationFile file : readable()) {
            plan.addCallback(names.callback(file.getFilename()), file);
        }
    }

    private MigrationInfoServiceImpl service(
            CompositeMigrationResolver resolver, SchemaHistory history, Database<?> database) {
        Configuration configuration = flyway.getConfiguration();
        List<ValidatePattern> ignored = new ArrayList<>(Arrays.asList(configuration.getIgnoreMigrationPatterns()));
        ignored.add(ValidatePattern.fromPattern("*:pending"));
        MigrationInfoServiceImpl service = new MigrationInfoServiceImpl(
                resolver,
                history,
                database,
                configuration,
                configuration.getTarget(),
                configuration.isOutOfOrder(),
                ignored.toArray(ValidatePattern[]::new));
        try {
            service.refresh();
        } catch (FlywayException failure) {
            UsageException placeholder = ScriptFault.explain(failure, readable());
            throw placeholder == null ? failure : placeholder;
        }
        return service;
    }
}
