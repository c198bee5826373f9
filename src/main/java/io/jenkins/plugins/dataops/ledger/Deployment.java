package io.jenkins.plugins.dataops.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The moment in which consumers see a new version: a switch, or a change of code or schema gone live. One that brings
 * the revision that is live already is a refresh: it is kept, and counts as a run and not as a deployment.
 *
 * @param id unique id
 * @param product the data product
 * @param environment where
 * @param at when consumers saw it
 * @param revision the version control revision that is live now; {@code unversioned} where there is no version control
 * @param version a name for people, such as a release number
 * @param outcome how the deployment itself ended
 * @param kind a step forward or back
 * @param changes the commits that went live with it for the first time; empty for a rollback or a rerun
 * @param changesComplete false when the range was cut or could not be read, so that lead times are a sample
 * @param unplanned whether it was made only to fix an incident (DORA's rework)
 * @param url where to read more, such as the build's page
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Deployment(
        String id,
        String product,
        String environment,
        Instant at,
        String revision,
        Optional<String> version,
        Outcome outcome,
        Kind kind,
        List<Commit> changes,
        Boolean changesComplete,
        Boolean unplanned,
        Optional<String> url)
        implements Event {
    /** The revision of what is under no version control: every event needs a word for it. */
    public static final String UNVERSIONED = "unversioned";

    /** How a deployment itself ended. */
    public enum Outcome {
        /** Live as a whole. */
        SUCCEEDED,
        /** Live and found bad at once: switched, checked, switched back. */
        FAILED,
        /** Some objects live, others not; counts as failed. */
        PARTIAL
    }

    /** The direction of a deployment. */
    public enum Kind {
        /** A new revision. */
        RELEASE,
        /** Back to what was live before. */
        ROLLBACK
    }

    /** Fills what an older or foreign writer left out. */
    public Deployment {
        revision = revision == null ? "" : revision;
        version = version == null ? Optional.empty() : version;
        outcome = outcome == null ? Outcome.SUCCEEDED : outcome;
        kind = kind == null ? Kind.RELEASE : kind;
        changes = changes == null ? List.of() : List.copyOf(changes);
        changesComplete = changesComplete == null || changesComplete;
        unplanned = unplanned != null && unplanned;
        url = url == null ? Optional.empty() : url;
    }

    /**
     * Asks whether anything is known of what went live with it: a list that is empty and not complete says nothing.
     *
     * @return false for what is under no version control, and where nobody could read what had changed
     */
    public boolean knowsChanges() {
        return changesComplete || !changes.isEmpty();
    }

    /**
     * Asks whether two deployments of this revision bring the same code.
     *
     * @return false when nobody knows what the revision stands for
     */
    public boolean knowsRevision() {
        return !revision.isBlank() && !revision.equals(UNVERSIONED);
    }
}
