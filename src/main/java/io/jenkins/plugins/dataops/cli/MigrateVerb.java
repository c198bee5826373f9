package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.migration.MigrationOptions;
import io.jenkins.plugins.dataops.migration.MigrationRequest;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import io.jenkins.plugins.dataops.migration.UsedPlaceholders;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.MigrationsSection;
import io.jenkins.plugins.dataops.report.text.MigrationText;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.MigrateAction;
import io.jenkins.plugins.dataops.request.MigrateRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;

/** What all verbs of schema migrations share: which files go to which schemas of which database. */
abstract class MigrateVerb extends WarehouseVerb<MigrateRequest> {
    @Mixin
    private PlaceholderSources secrets;

    /** The actions in which a placeholder that the project file gives could have an effect. */
    private static final Set<MigrateAction> REPLACING =
            Set.of(MigrateAction.PLAN, MigrateAction.APPLY, MigrateAction.VALIDATE);

    private final MigrateAction action;

    MigrateVerb(MigrateAction action) {
        super(MigrateRequest.class);
        this.action = action;
    }

    /** The one step that differs. */
    abstract MigrationResult act(Migrations migrations);

    /** What the verb wants of the database. */
    AccessMode access() {
        return AccessMode.WRITE;
    }

    @Override
    final boolean takes(DeclaredOption option) {
        return action.takes(option);
    }

    @Override
    final Map<String, ?> known() {
        return Map.of("action", action);
    }

    @Override
    final Optional<NextCommand> aftermath() {
        return access() == AccessMode.READ ? Optional.empty() : Optional.of(NextCommand.migrations());
    }

    @Override
    final VerbResult work(CommandSession session) {
        MigrationsSection section = session.project().file().migrations();
        // What is missing is found before any connection is opened.
        MigrationRequest request = migrations(session, section);
        session.outputs().keepBelow(
                request.projectFolder(),
                request.locations().stream().map(name -> name.replaceFirst("^filesystem:", "")).toList(),
                Set.of(".sql", ".sql.conf"),
                "a migration");
        var database = session.open(target(), section.connection(), access());
        MigrationResult result = act(new Migrations(database, request, session.progress()));
        return new VerbResult(
                Kind.MIGRATION, result.outcome(), result, page -> {
                    new MigrationText(page).write(result);
                    MigrationLead.of(result)
                            .ifPresent(lead -> typed(lead.command())
                                    .ifPresent(command -> page.line(lead.purpose() + ": " + command)));
                });
    }

    private MigrationRequest migrations(CommandSession session, MigrationsSection section) {
        MigrateRequest request = request();
        MigrationRequest migrations = new MigrationRequest(
                session.project().folder(),
                request.locations().isEmpty() ? section.locations() : request.locations(),
                request.schemas().isEmpty() ? section.schemas() : request.schemas(),
                Map.of(),
                Map.of(),
                request.expectedPlanHash(),
                request.table().or(section::table).orElse(MigrationRequest.DEFAULT_TABLE),
                new MigrationOptions(
                        request.outOfOrder(),
                        !request.noPlaceholders(),
                        !request.noCreateSchemas(),
                        request.allowUnrecognized(),
                        request.lockWait().orElse(MigrationOptions.DEFAULT.lockWait())));
        // Names suffice to see that a value has no effect: nobody is asked for a secret before that.
        demandUsed(
                session,
                section,
                migrations,
                secrets.names(session, section, request.placeholders()),
                request.locations().isEmpty() && REPLACING.contains(action));
        PlaceholderSources.Given given = secrets.given(session, section, request.placeholders(), target());
        return migrations.with(given.values(), given.secret());
    }

    /**
     * Refuses values for placeholders that have no effect, all at once. What the project file gives is for the migrations
     * of the project file alone.
     */
    private static void demandUsed(
            CommandSession session,
            MigrationsSection section,
            MigrationRequest migrations,
            Set<String> given,
            boolean ofProject) {
        Set<String> known = new HashSet<>(section.placeholders().keySet());
        known.addAll(section.secrets().keySet());
        List<String> own = given.stream().filter(name -> !known.contains(name)).toList();
        if (!migrations.options().replacePlaceholders()) {
            refuse(own.stream()
                    .map(name -> "placeholders are left as they are, so that the value for '" + name
                            + "' has no effect: leave out the one or the other")
                    .toList());
        } else if (!given.isEmpty()) {
            UsedPlaceholders used = new UsedPlaceholders(migrations);
            refuse((ofProject ? given : own).stream()
                    .flatMap(name -> used.fault(name).stream()
                            .map(fault -> known.contains(name) ? session.project().ofPlaceholder(name, fault) : fault))
                    .toList());
        }
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new UsageException(faults);
        }
    }
}
