package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.migration.MigrationOptions;
import io.jenkins.plugins.dataops.migration.MigrationRequest;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.project.MigrationsSection;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all verbs of schema migrations share: which files go to which schemas of which database. */
abstract class MigrateVerb extends Verb {
    @Mixin
    private CommonOptions.Target target;

    @Option(
            names = "--location",
            paramLabel = "FOLDER",
            description = "A folder with migrations, relative to the project's folder; may be repeated (default:"
                    + " 'locations' of the project file, or migrations).")
    private List<String> locations = List.of();

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "A schema to migrate, the first being the default one; may be repeated (default: 'schemas' of"
                    + " the project file, or the connection's own).")
    private List<String> schemas = List.of();

    @Mixin
    private PlaceholderOptions placeholders;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The table that remembers what was applied (default: flyway_schema_history).")
    private Optional<String> table = Optional.empty();

    @Option(names = "--out-of-order", description = "Also apply versions below the current one.")
    private boolean outOfOrder;

    @Option(names = "--no-create-schemas", description = "Do not create schemas that are missing.")
    private boolean withoutSchemas;

    @Option(
            names = "--allow-unrecognized",
            description = "Go on when a file looks like a migration and will not run, or when no migration is found.")
    private boolean allowUnrecognized;

    @Option(
            names = "--lock-wait",
            paramLabel = "DURATION",
            description = "How long to wait for another run on the same database, ISO 8601 (default: PT5M).")
    @Within(least = "PT0S", most = "P1D")
    private Duration lockWait = MigrationOptions.DEFAULT.lockWait();

    /** The one step that differs. */
    abstract MigrationResult act(Migrations migrations);

    /** The approved plan, which only applying needs. */
    Optional<String> expectedPlan() {
        return Optional.empty();
    }

    /** What the verb wants of the database. */
    AccessMode access() {
        return AccessMode.WRITE;
    }

    @Override
    final Optional<NextCommand> aftermath() {
        return access() == AccessMode.READ ? Optional.empty() : Optional.of(NextCommand.migrations());
    }

    @Override
    final VerbResult work(CommandSession session) {
        MigrationsSection section = session.project().file().migrations();
        // What is missing is found before any connection is opened.
        MigrationRequest request = request(session, section);
        var database = session.open(target, section.connection(), access());
        MigrationResult result = act(new Migrations(database, request, session.progress()));
        return new VerbResult(
                Kind.MIGRATION, result.outcome(), result, page -> {
                    new MigrationText(page).write(result);
                    MigrationLead.of(result)
                            .ifPresent(lead -> typed(lead.command())
                                    .ifPresent(command -> page.line(lead.purpose() + ": " + command)));
                });
    }

    private MigrationRequest request(CommandSession session, MigrationsSection section) {
        PlaceholderOptions.Given given = placeholders.given(session, section, target);
        return new MigrationRequest(
                session.project().folder(),
                locations.isEmpty() ? section.locations() : locations,
                schemas.isEmpty() ? section.schemas() : schemas,
                given.values(),
                given.secret(),
                expectedPlan(),
                table.or(section::table).orElse(MigrationRequest.DEFAULT_TABLE),
                new MigrationOptions(
                        outOfOrder, !placeholders.withoutPlaceholders(), !withoutSchemas, allowUnrecognized, lockWait));
    }
}
