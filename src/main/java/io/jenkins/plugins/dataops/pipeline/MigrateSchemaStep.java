package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** {@code migrateSchema}: plans, applies or checks the migrations of a warehouse's schema. */
public class MigrateSchemaStep extends WarehouseStep {
    private static final List<String> ACTIONS = List.of("apply", "plan", "validate", "info", "baseline", "repair");

    /** Actions that do not look for what runs. */
    private static final List<String> WITHOUT_UNRECOGNIZED = List.of("info", "baseline", "repair");

    private String action = "apply";
    private List<String> locations = List.of();
    private List<String> schemas = List.of();
    private List<String> placeholders = List.of();
    private List<String> secretPlaceholders = List.of();
    private String expectedPlanHash;
    private boolean allowUnrecognized;

    /** A step that applies what {@code dataops.yaml} describes. */
    @DataBoundConstructor
    public MigrateSchemaStep() {
        // Everything is optional.
    }

    /**
     * What to do.
     *
     * @return apply, plan, validate, info, baseline or repair
     */
    public String getAction() {
        return action;
    }

    /**
     * Chooses what to do.
     *
     * @param action apply, plan, validate, info, baseline or repair
     */
    @DataBoundSetter
    public void setAction(String action) {
        this.action = Util.fixEmptyAndTrim(action) == null ? "apply" : action.trim();
    }

    /**
     * Where the migrations are.
     *
     * @return folders below the project's folder; empty for those of {@code dataops.yaml}
     */
    public List<String> getLocations() {
        return locations;
    }

    /**
     * The same for a text area.
     *
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getLocationsText() {
        return TextLines.text(locations);
    }

    /**
     * Chooses where the migrations are.
     *
     * @param locations folders below the project's folder
     */
    @DataBoundSetter
    public void setLocations(List<String> locations) {
        this.locations = TextLines.of(locations);
    }

    /**
     * The schemas that the migrations manage.
     *
     * @return names; empty for those of {@code dataops.yaml}
     */
    public List<String> getSchemas() {
        return schemas;
    }

    /**
     * The same for a text area.
     *
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getSchemasText() {
        return TextLines.text(schemas);
    }

    /**
     * Chooses the schemas.
     *
     * @param schemas names; the first is the default one
     */
    @DataBoundSetter
    public void setSchemas(List<String> schemas) {
        this.schemas = TextLines.of(schemas);
    }

    /**
     * Values for the placeholders in the SQL.
     *
     * @return name=value pairs
     */
    public List<String> getPlaceholders() {
        return placeholders;
    }

    /**
     * The same for a text area.
     *
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getPlaceholdersText() {
        return TextLines.text(placeholders);
    }

    /**
     * Sets values for the placeholders; they are seen in plans and reports, so no secrets here.
     *
     * @param placeholders name=value pairs
     */
    @DataBoundSetter
    public void setPlaceholders(List<String> placeholders) {
        this.placeholders = TextLines.of(placeholders);
    }

    /**
     * Placeholders in the SQL whose values are secret.
     *
     * @return name=VARIABLE pairs, each with the name of an environment variable
     */
    public List<String> getSecretPlaceholders() {
        return secretPlaceholders;
    }

    /**
     * The same for a text area.
     *
     * @return one pair a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getSecretPlaceholdersText() {
        return TextLines.text(secretPlaceholders);
    }

    /**
     * Takes secret values for placeholders from variables of the build; they are masked wherever SQL is shown.
     *
     * @param secretPlaceholders name=VARIABLE pairs, never the values themselves
     */
    @DataBoundSetter
    public void setSecretPlaceholders(List<String> secretPlaceholders) {
        this.secretPlaceholders = TextLines.of(secretPlaceholders);
    }

    /**
     * Whether to go on where a file looks like a migration and will not run, or where there is no migration.
     *
     * @return true to go on
     */
    public boolean isAllowUnrecognized() {
        return allowUnrecognized;
    }

    /**
     * Lets it go on where a file looks like a migration and will not run, or where there is no migration.
     *
     * @param allowUnrecognized true to go on
     */
    @DataBoundSetter
    public void setAllowUnrecognized(boolean allowUnrecognized) {
        this.allowUnrecognized = allowUnrecognized;
    }

    /**
     * The plan that was approved.
     *
     * @return its hash, or null when any plan may be applied
     */
    public String getExpectedPlanHash() {
        return expectedPlanHash;
    }

    /**
     * Lets only an approved plan be applied.
     *
     * @param expectedPlanHash the hash that {@code action: 'plan'} returned
     */
    @DataBoundSetter
    public void setExpectedPlanHash(String expectedPlanHash) {
        this.expectedPlanHash = Util.fixEmptyAndTrim(expectedPlanHash);
    }

    @Override
    Optional<String> fault() {
        return TextLines.wordFault("action", action, ACTIONS)
                .or(() -> TextLines.pairFault("placeholders", placeholders))
                .or(() -> TextLines.pairFault("secretPlaceholders", secretPlaceholders))
                .or(() -> TextLines.variableFault(
                        "secretPlaceholders", List.copyOf(TextLines.pairs(secretPlaceholders).values())))
                .or(() -> allowUnrecognized && WITHOUT_UNRECOGNIZED.contains(action)
                        ? Optional.of("allowUnrecognized has no effect on the action '" + action + "': leave it out")
                        : Optional.empty());
    }

    @Override
    StepExecution execution(StepContext context) {
        List<String> options = new ArrayList<>();
        locations.forEach(location -> options.add("--location=" + location));
        schemas.forEach(schema -> options.add("--schema=" + schema));
        placeholders.forEach(pair -> options.add("--placeholder=" + pair));
        if (expectedPlanHash != null) {
            options.add("--expected-plan-hash=" + expectedPlanHash);
        }
        if (allowUnrecognized) {
            options.add("--allow-unrecognized");
        }
        statementTimeout(options);
        return new Execution(context, target(), action, options, TextLines.pairs(secretPlaceholders));
    }

    /** Runs the migrations on the agent. */
    static final class Execution extends WorkerExecution<MigrationSummary> {
        private static final long serialVersionUID = 1L;

        private final transient WarehouseTarget target;
        private final transient String action;
        private final transient List<String> options;
        private final transient Map<String, String> secretPlaceholders;

        Execution(
                StepContext context,
                WarehouseTarget target,
                String action,
                List<String> options,
                Map<String, String> secretPlaceholders) {
            super(context);
            this.target = target;
            this.action = action;
            this.options = options;
            this.secretPlaceholders = secretPlaceholders;
        }

        @Override
        MigrationSummary work() throws Exception {
            WorkerCall engine = new WorkerCall(getContext(), target).withSecretPlaceholders(secretPlaceholders);
            WorkerAnswer answer = engine.run(Kind.MIGRATION, List.of("migrate", action), options, List.of());
            engine.conclude(answer, false);
            return new MigrationSummary(engine.result(answer, MigrationResult.class));
        }
    }

    /** The step's entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends WarehouseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "migrateSchema";
        }

        @Override
        public String getDisplayName() {
            return Messages.MigrateSchemaStep_displayName();
        }

        /**
         * The actions to choose from.
         *
         * @param item the job that is being configured
         * @return all actions, apply first
         */
        @POST
        public ListBoxModel doFillActionItems(@AncestorInPath Item item) {
            return choices(item, null, ACTIONS);
        }
    }
}
