package io.jenkins.plugins.dataops.pipeline;

import hudson.Util;
import io.jenkins.plugins.dataops.bluegreen.DriftPolicy;
import io.jenkins.plugins.dataops.bluegreen.Retention;
import io.jenkins.plugins.dataops.request.AllowanceRequest;
import io.jenkins.plugins.dataops.request.ChecksRequest;
import io.jenkins.plugins.dataops.request.CutoverRequest;
import io.jenkins.plugins.dataops.request.ReleaseRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have in common that switch readers to a new version: what has to hold, and what may happen. */
public abstract class SwitchingStep extends HoldingStep {
    static final List<String> DRIFTS = TextLines.words(DriftPolicy.class);
    static final List<String> RETENTIONS = TextLines.words(Retention.class);

    private String drift;
    private List<String> checksBefore = List.of();
    private List<String> checksAfter = List.of();
    private boolean dropObjects;
    private boolean allowOneWay;
    private String retention;
    private String revision;
    private String expectedPlanHash;

    SwitchingStep(String product) {
        super(product);
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

    @Override
    Optional<String> fault() {
        return super.fault()
                .or(() -> TextLines.wordFault("drift", drift, DRIFTS))
                .or(() -> TextLines.wordFault("retention", retention, RETENTIONS));
    }

    /** Both halves of the work need the checks: a misspelt pattern shows before anything is built for hours. */
    final ChecksRequest checks() {
        return new ChecksRequest(checksBefore, checksAfter, Map.of());
    }

    /** How readers are switched, as part of a request. */
    final CutoverRequest cutover() {
        return new CutoverRequest(
                TextLines.word(DriftPolicy.class, drift),
                TextLines.word(Retention.class, retention),
                Optional.ofNullable(expectedPlanHash));
    }

    /** What the switch may do, as part of a request. */
    final AllowanceRequest allowance() {
        return new AllowanceRequest(dropObjects, allowOneWay);
    }

    /** What goes live, as part of a request. */
    final ReleaseRequest release(String url) {
        return new ReleaseRequest(
                Optional.ofNullable(revision), Optional.empty(), false, Optional.ofNullable(url));
    }
}
