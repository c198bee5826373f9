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
public class MigrateSchemaStep extends MigratingStep {
    private static final List<String> ACTIONS = List.of("apply", "plan", "validate", "info", "baseline", "repair");

    /** Actions that do not look for what runs. */
    private static final List<String> WITHOUT_UNRECOGNIZED = List.of("info", "baseline", "repair");

    private String action = "apply";
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
                .or(super::fault)
                .or(() -> allowUnrecognized && WITHOUT_UNRECOGNIZED.contains(action)
                        ? Optional.of("allowUnrecognized has no effect on the action '" + action + "': leave it out")
                        : Optional.empty());
    }

    @Override
    StepExecution execution(StepContext context) {
        List<String> options = new ArrayList<>();
        migrations(options);
        if (expectedPlanHash != null) {
            options.add("--expected-plan-hash=" + expectedPlanHash);
        }
        if (allowUnrecognized) {
            options.add("--allow-unrecognized");
        }
        statementTimeout(options);
        return new Execution(context, target(), action, options, secretVariablesOfPlaceholders());
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
