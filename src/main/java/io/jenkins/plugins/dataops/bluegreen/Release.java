package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.ledger.Commit;
import java.util.List;
import java.util.Optional;

/**
 * What goes live with a switch, as the ledger will tell it.
 *
 * @param revision the version control revision, empty when unknown
 * @param version a name for people, such as a release number
 * @param changes the commits that go live for the first time
 * @param changesComplete false when the range of commits was cut or could not be read
 * @param unplanned whether it is made only to fix an incident
 * @param url where to read more, such as the build's page
 */
public record Release(
        String revision,
        Optional<String> version,
        List<Commit> changes,
        boolean changesComplete,
        boolean unplanned,
        Optional<String> url) {
    /** Keeps an own copy of the changes. */
    public Release {
        changes = List.copyOf(changes);
    }

    /**
     * The same, credited to who made it where nobody said where to read more.
     *
     * @param owner who made it; a build says so by its URL
     * @return the release
     */
    Release madeBy(String owner) {
        boolean address = owner.startsWith("https://") || owner.startsWith("http://");
        return url.isPresent() || !address
                ? this
                : new Release(revision, version, changes, changesComplete, unplanned, Optional.of(owner));
    }

    /**
     * A release that only knows its revision.
     *
     * @param revision the version control revision, empty when unknown
     * @return the release; its changes count as incomplete
     */
    public static Release of(String revision) {
        return new Release(revision, Optional.empty(), List.of(), false, false, Optional.empty());
    }
}
