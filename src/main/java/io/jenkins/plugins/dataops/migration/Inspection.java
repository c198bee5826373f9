package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.FlywayExecutor;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.flywaydb.core.internal.info.MigrationInfoServiceImpl;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;

/** Looks at the database and the files, and changes neither: no callback runs, no history is created. */
final class Inspection {
    private final Flyway flyway;
    private final MigrationFiles files;
    private final Masking masking;
    private final FileNames names;

    /**
     * A look at a database.
     *
     * @param flyway configured for reading
     * @param files the files that Flyway is configured with
     * @param masking hides secrets in listed SQL
     */
    Inspection(Flyway flyway, MigrationFiles files, Masking masking) {
        this.flyway = flyway;
        this.files = files;
        this.masking = masking;
        this.names = new FileNames(flyway.getConfiguration(), files);
    }

    /**
     * Looks.
     *
     * @param planning whether to read the pending files into statements too
     * @return what was found
     * @throws UsageException when a file cannot be read as a migration
     */
    Findings look(boolean planning) {
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

    private Findings findings(
            CompositeMigrationResolver resolver,
            SchemaHistory history,
            Database<?> database,
            Schema<?, ?>[] schemas,
            boolean planning) {
        MigrationInfoServiceImpl service = service(resolver, history, database);
        Optional<String> current = Entries.version(service.current());
        List<String> notes = new ArrayList<>(names.harmless());
        Surroundings surroundings = new Surroundings(history, schemas, flyway.getConfiguration());
        List<String> problems = new ArrayList<>(surroundings.problems(notes));
        Problems reasons = new Problems(current);
        for (MigrationInfo info : service.all()) {
            reasons.of((MigrationInfoImpl) info).ifPresent(problems::add);
        }
        List<String> doubts = new ArrayList<>(names.suspicious());
        if (readable().isEmpty()) {
            doubts.add("no migration was found: is the location right?");
        }
        if (service.future().length > 0) {
            doubts.add("the database has migrations that are newer than any file here: is this an old revision?");
        }
        List<MigrationEntry> all = Arrays.stream(service.all()).map(Entries::of).toList();
        if (!planning) {
            return new Findings(all, List.of(), Map.of(), "", current, problems, doubts, notes);
        }
        ScriptReader reader = new ScriptReader(database, flyway.getConfiguration(), files, masking);
        PlanBuilder plan = new PlanBuilder(reader, files, current);
        Arrays.stream(service.pending()).map(Entries::of).forEach(plan::add);
        callbacks(plan);
        notes.addAll(plan.notes());
        return new Findings(
                all, plan.entries(), plan.ownTransactions(), plan.hash(), current, problems, doubts, notes);
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
            UsageException placeholder = ParseFault.explain(failure, readable());
            throw placeholder == null ? failure : placeholder;
        }
        return service;
    }
}
