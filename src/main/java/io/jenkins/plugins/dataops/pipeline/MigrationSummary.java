package io.jenkins.plugins.dataops.pipeline;

import io.jenkins.plugins.dataops.migration.MigrationEntry;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code migrateSchema} returns to the Pipeline. */
public final class MigrationSummary implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String outcome;
    private final String planHash;
    private final String currentVersion;
    private final ArrayList<String> pending = new ArrayList<>();
    private final ArrayList<String> applied = new ArrayList<>();

    MigrationSummary(MigrationResult result) {
        this.outcome = result.outcome().name().toLowerCase(java.util.Locale.ROOT);
        this.planHash = result.planHash();
        this.currentVersion = result.currentVersion().orElse(null);
        for (MigrationEntry each : result.migrations()) {
            if (each.state() == MigrationEntry.State.PENDING) {
                pending.add(each.script());
            } else if (each.state().isApplied()) {
                applied.add(each.script());
            }
        }
    }

    /**
     * How it ended.
     *
     * @return passed or unstable; everything else ends the build
     */
    @Whitelisted
    public String getOutcome() {
        return outcome;
    }

    /**
     * The plan's hash, to be given to {@code expectedPlanHash} after an approval.
     *
     * @return the hash
     */
    @Whitelisted
    public String getPlanHash() {
        return planHash;
    }

    /**
     * The schema's version.
     *
     * @return the version, or null when nothing was ever applied
     */
    @Whitelisted
    public String getCurrentVersion() {
        return currentVersion;
    }

    /**
     * What is still to be applied.
     *
     * @return file names in order
     */
    @Whitelisted
    public List<String> getPending() {
        return pending;
    }

    /**
     * What this step applied; with {@code action: 'info'} all that is applied.
     *
     * @return file names in order
     */
    @Whitelisted
    public List<String> getApplied() {
        return applied;
    }
}
