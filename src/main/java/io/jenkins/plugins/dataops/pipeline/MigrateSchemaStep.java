package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.request.MigrateAction;
import io.jenkins.plugins.dataops.request.MigrateRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** {@code migrateSchema}: plans, applies or checks the migrations of a warehouse's schema. */
public class MigrateSchemaStep extends MigratingStep {
    private String action = MigrateAction.APPLY.word();
    private String expectedPlanHash;
    private boolean allowUnrecognized;
    private String atVersion;
    private String description;

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
        this.action = Util.fixEmptyAndTrim(action) == null ? MigrateAction.APPLY.word() : action.trim();
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

    /**
     * The version that a database is at whose history begins.
     *
     * @return a version; null for other actions than baseline
     */
    public String getAtVersion() {
        return atVersion;
    }

    /**
     * Says at which version a database is whose history begins.
     *
     * @param atVersion a version
     */
    @DataBoundSetter
    public void setAtVersion(String atVersion) {
        this.atVersion = Util.fixEmptyAndTrim(atVersion);
    }

    /**
     * Why a history begins there.
     *
     * @return a text, or null
     */
    public String getDescription() {
        return description;
    }

    /**
     * Says why a history begins there, as it will show it.
     *
     * @param description a text
     */
    @DataBoundSetter
    public void setDescription(String description) {
        this.description = Util.fixEmptyAndTrim(description);
    }

    @Override
    Optional<String> fault() {
        return TextLines.wordFault("action", action, MigrateAction.words())
                .or(super::fault)
                .or(() -> request().fault());
    }

    /** What the worker is asked to do. */
    MigrateRequest request() {
        return new MigrateRequest(
                MigrateAction.of(action),
                getLocations(),
                getSchemas(),
                TextLines.pairs(getPlaceholders()),
                isNoPlaceholders(),
                Optional.ofNullable(getTable()),
                isOutOfOrder(),
                isNoCreateSchemas(),
                allowUnrecognized,
                Optional.ofNullable(getLockWait()).map(Duration::parse),
                Optional.ofNullable(expectedPlanHash),
                Optional.ofNullable(atVersion),
                Optional.ofNullable(description));
    }

    @Override
    StepExecution execution(StepContext context) {
        return new Execution(context, target(), request(), statementTimeout(), secretVariablesOfPlaceholders());
    }

    /** Runs the migrations on the agent. */
    static final class Execution extends WorkerExecution<MigrationSummary> {
        private static final long serialVersionUID = 1L;

        private final transient WarehouseTarget target;
        private final transient MigrateRequest request;
        private final transient Optional<Duration> statementTimeout;
        private final transient Map<String, String> secretPlaceholders;

        Execution(
                StepContext context,
                WarehouseTarget target,
                MigrateRequest request,
                Optional<Duration> statementTimeout,
                Map<String, String> secretPlaceholders) {
            super(context);
            this.target = target;
            this.request = request;
            this.statementTimeout = statementTimeout;
            this.secretPlaceholders = secretPlaceholders;
        }

        @Override
        MigrationSummary work() throws Exception {
            WorkerCall engine = new WorkerCall(getContext(), target).withSecretPlaceholders(secretPlaceholders);
            WorkerAnswer answer = lasting(engine, Kind.MIGRATION, request, statementTimeout);
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
            return choices(item, null, MigrateAction.words());
        }
    }
}
