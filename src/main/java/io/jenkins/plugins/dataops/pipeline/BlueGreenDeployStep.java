package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.page.DeliveryRecord;
import io.jenkins.plugins.dataops.request.AbandonRequest;
import io.jenkins.plugins.dataops.request.HoldRequest;
import io.jenkins.plugins.dataops.request.HolderRequest;
import io.jenkins.plugins.dataops.request.LiveRequest;
import io.jenkins.plugins.dataops.request.PrepareRequest;
import io.jenkins.plugins.dataops.request.ProductRequest;
import io.jenkins.plugins.dataops.request.SwitchRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * <code>blueGreenDeploy { }</code>: the body builds the new version of a data product beside the live one; then it is
 * checked and readers are switched in one instant, and back if a check of the live product fails.
 */
public class BlueGreenDeployStep extends SwitchingStep {
    private static final List<String> STARTS = TextLines.words(Start.class);

    private List<String> objects = List.of();
    private List<String> readers = List.of();
    private String start;

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
     * Chooses what readers see.
     *
     * @param objects names of tables and views
     */
    @DataBoundSetter
    public void setObjects(List<String> objects) {
        this.objects = TextLines.of(objects);
    }

    /**
     * Who may read what is new.
     *
     * @return roles; empty for those of {@code dataops.yaml}
     */
    public List<String> getReaders() {
        return readers;
    }

    /**
     * Chooses who may read each object that readers did not have before.
     *
     * @param readers roles
     */
    @DataBoundSetter
    public void setReaders(List<String> readers) {
        this.readers = TextLines.of(readers);
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

    @Override
    Optional<String> fault() {
        return super.fault().or(() -> TextLines.wordFault("start", start, STARTS));
    }

    @Override
    StepExecution execution(StepContext context) throws IOException, InterruptedException {
        ProductRequest product = productRequest();
        HolderRequest holder = holder(context);
        HoldRequest hold = hold();
        LiveRequest live = new LiveRequest(objects, readers);
        PrepareRequest prepare = new PrepareRequest(
                product,
                holder,
                hold,
                live,
                checks(),
                TextLines.word(Start.class, start),
                Optional.ofNullable(getRevision()));
        SwitchRequest switchOver = new SwitchRequest(
                product,
                holder,
                new HoldRequest(hold.lease(), false),
                live,
                cutover(),
                allowance(),
                checks(),
                // In the journal as well, so that whoever tells the ledger of this switch names this build and no other.
                release(DeliveryRecord.url(context.get(Run.class))));
        return new BlueGreenDeployExecution(
                context,
                target(),
                new SavedRequest(prepare, statementTimeout()),
                new SavedRequest(switchOver, statementTimeout()),
                new LeaseHold(new AbandonRequest(product, holder), target(), hold.lease()));
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
