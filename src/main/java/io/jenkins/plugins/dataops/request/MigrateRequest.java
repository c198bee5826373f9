package io.jenkins.plugins.dataops.request;

import static io.jenkins.plugins.dataops.request.MigrateAction.APPLY;
import static io.jenkins.plugins.dataops.request.MigrateAction.BASELINE;
import static io.jenkins.plugins.dataops.request.MigrateAction.INFO;
import static io.jenkins.plugins.dataops.request.MigrateAction.PLAN;
import static io.jenkins.plugins.dataops.request.MigrateAction.REPAIR;
import static io.jenkins.plugins.dataops.request.MigrateAction.VALIDATE;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verbs of schema migrations, and the step {@code migrateSchema}, can be asked for.
 *
 * @param action what to do
 * @param locations folders with migrations; empty for those of the project file
 * @param schemas schemas to migrate; empty for those of the project file
 * @param placeholders values for placeholders in the SQL, in clear
 * @param noPlaceholders whether placeholders stay as they are
 * @param table the history table; empty for that of the project file
 * @param outOfOrder whether versions below the current one are applied
 * @param noCreateSchemas whether missing schemas stay missing
 * @param allowUnrecognized whether it goes on where something looks like a migration and is none
 * @param lockWait how long to wait for another run
 * @param expectedPlanHash the plan that was approved
 * @param atVersion the version that the database is at
 * @param description why its history begins there
 */
public record MigrateRequest(
        MigrateAction action,
        @RequestOption(
                name = "--location",
                label = "FOLDER",
                help = "A folder with migrations, relative to the project's folder; may be repeated (default:"
                        + " 'locations' of the project file, or migrations).")
        @Carried
        List<String> locations,
        @RequestOption(
                name = "--schema",
                label = "NAME",
                help = "A schema to migrate, the first being the default one; may be repeated (default: 'schemas' of"
                        + " the project file, or the connection's own).")
        @Carried
        List<String> schemas,
        @RequestOption(
                name = "--placeholder",
                label = "NAME=VALUE",
                help = "A value for ${NAME} in the SQL, beside those of the project file; may be repeated.")
        @Carried
        Map<String, String> placeholders,
        @RequestOption(help = "Leave ${NAME} in the SQL as it is.")
        @Carried
        boolean noPlaceholders,
        @RequestOption(
                label = "NAME",
                help = "The table that remembers what was applied (default: 'table' of the project file, or"
                        + " flyway_schema_history).")
        @Carried
        Optional<String> table,
        @RequestOption(help = "Also apply versions below the current one.")
        @MigrateAction.On({APPLY, PLAN, VALIDATE, INFO})
        @Carried
        boolean outOfOrder,
        @RequestOption(help = "Do not create schemas that are missing.")
        @MigrateAction.On({APPLY, BASELINE, REPAIR})
        @Carried
        boolean noCreateSchemas,
        @RequestOption(
                help = "Go on when a file looks like a migration and will not run, or when no migration is found.")
        @MigrateAction.On({APPLY, PLAN, VALIDATE})
        @Carried
        boolean allowUnrecognized,
        @RequestOption(
                label = "DURATION",
                help = "How long to wait for another run on the same database, ISO 8601 (default: PT5M).")
        @Within(least = "PT0S", most = "P1D")
        @MigrateAction.On({APPLY, BASELINE, REPAIR})
        @Carried
        Optional<Duration> lockWait,
        @RequestOption(
                label = "HASH",
                help = "The hash that 'plan' printed and somebody approved: any other plan is refused.")
        @MigrateAction.On(APPLY)
        Optional<String> expectedPlanHash,
        @RequestOption(label = "VERSION", required = true, help = "The version that the database is at.")
        @MigrateAction.On(BASELINE)
        Optional<String> atVersion,
        @RequestOption(label = "TEXT", help = "Why, as the history will show it.")
        @MigrateAction.On(BASELINE)
        Optional<String> description)
        implements VerbRequest {
    /** Fills what is left out. */
    public MigrateRequest {
        Objects.requireNonNull(action, "action");
        locations = AbsentValues.list(locations, "locations");
        schemas = AbsentValues.list(schemas, "schemas");
        placeholders = AbsentValues.map(placeholders, "placeholders");
        table = AbsentValues.optional(table);
        lockWait = AbsentValues.optional(lockWait);
        expectedPlanHash = AbsentValues.optional(expectedPlanHash);
        atVersion = AbsentValues.optional(atVersion);
        description = AbsentValues.optional(description);
    }

    @Override
    public List<String> verb() {
        return List.of("migrate", action.word());
    }

    @Override
    public Optional<String> fault() {
        return OptionRules.fault(this, "the action '" + action.word() + "'", action::takes);
    }

    /** Shows no value, which may be a secret that somebody wrote in clear. */
    @Override
    public String toString() {
        return "MigrateRequest[" + action.word() + "]";
    }
}
