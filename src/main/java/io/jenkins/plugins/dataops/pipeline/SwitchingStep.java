package io.jenkins.plugins.dataops.pipeline;

import hudson.Util;
import io.jenkins.plugins.dataops.bluegreen.DriftPolicy;
import io.jenkins.plugins.dataops.bluegreen.Retention;
import io.jenkins.plugins.dataops.request.AllowanceRequest;
import io.jenkins.plugins.dataops.request.CutoverRequest;
import io.jenkins.plugins.dataops.request.ReleaseRequest;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have in common that switch readers to a new version: what goes live, and what may happen. */
public abstract class SwitchingStep extends CheckingStep {
    static final List<String> DRIFTS = TextLines.words(DriftPolicy.class);
    static final List<String> RETENTIONS = TextLines.words(Retention.class);

    private String drift;
    private boolean dropObjects;
    private boolean allowOneWay;
    private String retention;
    private String revision;
    private String release;
    private boolean unplanned;
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
     * How people call it.
     *
     * @return for example a release number, or null
     */
    public String getRelease() {
        return release;
    }

    /**
     * Says how people call it.
     *
     * @param release for example a release number
     */
    @DataBoundSetter
    public void setRelease(String release) {
        this.release = Util.fixEmptyAndTrim(release);
    }

    /**
     * Whether it is made only to fix an incident.
     *
     * @return true when it counts as rework
     */
    public boolean isUnplanned() {
        return unplanned;
    }

    /**
     * Says that it is made only to fix an incident.
     *
     * @param unplanned true to count it as rework
     */
    @DataBoundSetter
    public void setUnplanned(boolean unplanned) {
        this.unplanned = unplanned;
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
                Optional.ofNullable(revision), Optional.ofNullable(release), unplanned, Optional.ofNullable(url));
    }
}
