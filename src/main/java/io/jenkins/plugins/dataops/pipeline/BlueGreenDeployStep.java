package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dataops.page.DeliveryRecord;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * <code>blueGreenDeploy { }</code>: the body builds the new version of a data product beside the live one; then it is
 * checked and readers are switched in one instant, and back if a check of the live product fails.
 */
public class BlueGreenDeployStep extends ProductStep {
    private static final List<String> STARTS = List.of("empty", "structure", "copy");
    private static final List<String> DRIFTS = List.of("refuse", "accept");
    private static final List<String> RETENTIONS = List.of("keep", "drop");

    private List<String> objects = List.of();
    private String start;
    private String drift;
    private List<String> checksBefore = List.of();
    private List<String> checksAfter = List.of();
    private boolean dropObjects;
    private boolean allowOneWay;
    private String retention;
    private String revision;
    private String expectedPlanHash;
    private String lease;
    private boolean takeOver;

    /**
     * A deployment of one data product.
     *
     * @param product its name in {@code dataops.yaml}
     */
    @DataBoundConstructor
    public BlueGreenDeployStep(String product) {
        super(product);
    }

    /**
     * What readers see.
     *
     * @return names of tables and views; empty for those of {@code dataops.yaml}
     */
    public List<String> getObjects() {
        return objects;
    }

    /**
     * The same for a text area.
     *
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getObjectsText() {
        return TextLines.text(objects);
    }

    /**
     * Chooses what readers see.
     *
     * @param objects names of tables and views
     */
    @DataBoundSetter
    public void setObjects(List<String> objects) {
        this.objects = TextLines.of(objects);
    }

    /**
     * With what the new version starts.
     *
     * @return empty, structure or copy; null for the choice of {@code dataops.yaml}
     */
    public String getStart() {
        return start;
    }

    /**
     * Chooses with what the new version starts.
     *
     * @param start empty, structure or copy
     */
    @DataBoundSetter
    public void setStart(String start) {
        this.start = Util.fixEmptyAndTrim(start);
    }

    /**
     * What happens when the live data changed since the build began.
     *
     * @return refuse or accept; null for the choice of {@code dataops.yaml}
     */
    public String getDrift() {
        return drift;
    }

    /**
     * Chooses what happens when the live data changed since the build began.
     *
     * @param drift refuse or accept
     */
    @DataBoundSetter
    public void setDrift(String drift) {
        this.drift = Util.fixEmptyAndTrim(drift);
    }

    /**
     * What has to hold for the new version before readers see it.
     *
     * @return patterns of black-box specs; empty for those of {@code dataops.yaml}
     */
    public List<String> getChecksBefore() {
        return checksBefore;
    }

    /**
     * The same for a text area.
     *
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getChecksBeforeText() {
        return TextLines.text(checksBefore);
    }

    /**
     * Chooses what has to hold before the switch; if it does not, readers never notice.
     *
     * @param checksBefore patterns of black-box specs
     */
    @DataBoundSetter
    public void setChecksBefore(List<String> checksBefore) {
        this.checksBefore = TextLines.of(checksBefore);
    }

    /**
     * What has to hold for the live product after the switch.
     *
     * @return patterns of black-box specs; empty for those of {@code dataops.yaml}
     */
    public List<String> getChecksAfter() {
        return checksAfter;
    }

    /**
     * The same for a text area.
     *
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getChecksAfterText() {
        return TextLines.text(checksAfter);
    }

    /**
     * Chooses what has to hold after the switch; if it does not, readers are switched back.
     *
     * @param checksAfter patterns of black-box specs
     */
    @DataBoundSetter
    public void setChecksAfter(List<String> checksAfter) {
        this.checksAfter = TextLines.of(checksAfter);
    }

    /**
     * Whether live objects may go that the new version does not have.
     *
     * @return true when they may
     */
    public boolean isDropObjects() {
        return dropObjects;
    }

    /**
     * Allows that live objects go that the new version does not have.
     *
     * @param dropObjects true when they may
     */
    @DataBoundSetter
    public void setDropObjects(boolean dropObjects) {
        this.dropObjects = dropObjects;
    }

    /**
     * Whether a release may go live that could not be taken back.
     *
     * @return true when it may
     */
    public boolean isAllowOneWay() {
        return allowOneWay;
    }

    /**
     * Allows that a release goes live that could not be taken back.
     *
     * @param allowOneWay true when it may
     */
    @DataBoundSetter
    public void setAllowOneWay(boolean allowOneWay) {
        this.allowOneWay = allowOneWay;
    }

    /**
     * What becomes of the version that was live.
     *
     * @return keep for the way back, or drop; null for the choice of {@code dataops.yaml}
     */
    public String getRetention() {
        return retention;
    }

    /**
     * Chooses what becomes of the version that was live.
     *
     * @param retention keep for the way back, or drop
     */
    @DataBoundSetter
    public void setRetention(String retention) {
        this.retention = Util.fixEmptyAndTrim(retention);
    }

    /**
     * What is deployed.
     *
     * @return a version control revision; null for the one that is checked out
     */
    public String getRevision() {
        return revision;
    }

    /**
     * Says what is deployed.
     *
     * @param revision a version control revision
     */
    @DataBoundSetter
    public void setRevision(String revision) {
        this.revision = Util.fixEmptyAndTrim(revision);
    }

    /**
     * The plan that was approved.
     *
     * @return its hash, or null when any plan may be carried out
     */
    public String getExpectedPlanHash() {
        return expectedPlanHash;
    }

    /**
     * Lets only an approved plan be carried out.
     *
     * @param expectedPlanHash its hash
     */
    @DataBoundSetter
    public void setExpectedPlanHash(String expectedPlanHash) {
        this.expectedPlanHash = Util.fixEmptyAndTrim(expectedPlanHash);
    }

    /**
     * How long the product is held for this step at most.
     *
     * @return ISO 8601 duration such as PT4H, or null for four hours
     */
    public String getLease() {
        return lease;
    }

    /**
     * Chooses how long the product is held at most: longer than the body may take, an approval in it included.
     *
     * @param lease ISO 8601 duration such as P2D
     */
    @DataBoundSetter
    public void setLease(String lease) {
        this.lease = Util.fixEmptyAndTrim(lease);
    }

    /**
     * Whether the product is taken from a holder that may be alive.
     *
     * @return true when it is
     */
    public boolean isTakeOver() {
        return takeOver;
    }

    /**
     * Takes the product from whoever holds it. For a person who knows that the holder is dead: what it built is lost.
     *
     * @param takeOver true to take it
     */
    @DataBoundSetter
    public void setTakeOver(boolean takeOver) {
        this.takeOver = takeOver;
    }

    @Override
    Optional<String> fault() {
        return super.fault()
                .or(() -> TextLines.wordFault("start", start, STARTS))
                .or(() -> TextLines.wordFault("drift", drift, DRIFTS))
                .or(() -> TextLines.wordFault("retention", retention, RETENTIONS))
                .or(this::leaseFault);
    }

    private Optional<String> leaseFault() {
        try {
            return lease == null || !Duration.parse(lease).isNegative()
                    ? Optional.empty()
                    : Optional.of("lease '" + lease + "' is less than no time");
        } catch (DateTimeException misfit) {
            return Optional.of("lease '" + lease + "' is no ISO 8601 duration such as PT4H or P2D");
        }
    }

    @Override
    StepExecution execution(StepContext context) throws IOException, InterruptedException {
        List<String> identity = identity(context);
        ArrayList<String> common = new ArrayList<>(identity);
        objects.forEach(object -> common.add("--object=" + object));
        option(common, "--lease", lease);

        ArrayList<String> prepare = new ArrayList<>(common);
        option(prepare, "--start", start);
        checks(prepare);
        if (takeOver) {
            prepare.add("--take-over");
        }

        ArrayList<String> switchOver = new ArrayList<>(common);
        option(switchOver, "--drift", drift);
        option(switchOver, "--revision", revision);
        // In the journal as well, so that whoever tells the ledger of this switch names this build and no other.
        option(switchOver, "--url", DeliveryRecord.url(context.get(Run.class)));
        option(switchOver, "--expected-plan-hash", expectedPlanHash);
        option(switchOver, "--retention", retention);
        checks(switchOver);
        if (dropObjects) {
            switchOver.add("--drop-objects");
        }
        if (allowOneWay) {
            switchOver.add("--allow-one-way");
        }
        LeaseHold hold = new LeaseHold(getProduct(), identity, target(), lease);
        return new BlueGreenDeployExecution(context, getProduct(), target(), prepare, switchOver, hold);
    }

    /** Both halves of the work need the checks: a misspelt pattern shows before the body has built for hours. */
    private void checks(List<String> options) {
        checksBefore.forEach(spec -> options.add("--check-before=" + spec));
        checksAfter.forEach(spec -> options.add("--check-after=" + spec));
    }

    /** The step's entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends WarehouseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "blueGreenDeploy";
        }

        @Override
        public String getDisplayName() {
            return Messages.BlueGreenDeployStep_displayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        /**
         * How a new version may start.
         *
         * @param item the job that is being configured
         * @return the choices, the project's own first
         */
        @POST
        public ListBoxModel doFillStartItems(@AncestorInPath Item item) {
            return choices(item, Messages.BlueGreenDeployStep_asInProject(), STARTS);
        }

        /**
         * What may happen on drift.
         *
         * @param item the job that is being configured
         * @return the choices, the project's own first
         */
        @POST
        public ListBoxModel doFillDriftItems(@AncestorInPath Item item) {
            return choices(item, Messages.BlueGreenDeployStep_asInProject(), DRIFTS);
        }

        /**
         * What may become of the version that was live.
         *
         * @param item the job that is being configured
         * @return the choices, the project's own first
         */
        @POST
        public ListBoxModel doFillRetentionItems(@AncestorInPath Item item) {
            return choices(item, Messages.BlueGreenDeployStep_asInProject(), RETENTIONS);
        }
    }
}
