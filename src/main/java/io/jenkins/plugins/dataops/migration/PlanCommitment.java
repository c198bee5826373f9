package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a run owes: everything that was planned before it waited for another run, and everything that is planned now.
 *
 * @param before the plan before waiting
 * @param now the plan that is run; the same one when nobody was waited for
 */
record PlanCommitment(InspectionFindings before, InspectionFindings now) {
    /** Whether the plan that is run is the approved one, or what another run has left of it. */
    boolean approved(Optional<String> hash) {
        return hash.isEmpty()
                || hash.get().equalsIgnoreCase(now.hash())
                || hash.get().equalsIgnoreCase(before.hash())
                        && before.scripts().containsAll(now.scripts())
                        && before.planned().stream()
                                .filter(entry -> entry.state() != State.CALLBACK)
                                .allMatch(entry -> now.scripts().contains(entry.script()) || now.applied(entry));
    }

    /** The planned entries: those that another run has taken over first, then those that are left. */
    private List<MigrationEntry> planned() {
        List<MigrationEntry> planned = new ArrayList<>(before.planned());
        planned.removeIf(entry -> now.planned().stream().anyMatch(left -> left.script().equals(entry.script())));
        planned.addAll(now.planned());
        return planned;
    }

    /** Whether the database says that a planned script was applied with the content that was planned. */
    boolean appliedAsPlanned(String script, InspectionFindings found) {
        return planned().stream().filter(entry -> entry.script().equals(script)).anyMatch(found::applied);
    }

    /**
     * What became of the planned entries.
     *
     * @param found what the database says
     * @param ran whether this run ran a script
     */
    List<MigrationEntry> became(InspectionFindings found, Predicate<String> ran) {
        return planned().stream()
                .map(planned -> planned.state() == State.CALLBACK ? planned : became(planned, found, ran))
                .toList();
    }

    private static MigrationEntry became(MigrationEntry planned, InspectionFindings found, Predicate<String> ran) {
        MigrationEntry became =
                Entries.after(planned, found.entry(planned.script()).orElse(planned));
        boolean byAnother = became.state().isApplied() && !ran.test(planned.script());
        return byAnother ? Entries.in(State.APPLIED_BY_ANOTHER, became) : became;
    }

    /** The planned migrations that the database does not say were applied as planned. */
    List<Message> missing(InspectionFindings found) {
        return planned().stream()
                .filter(entry -> entry.state() != State.CALLBACK && !found.applied(entry))
                .map(entry -> MigrationCode.NOT_APPLIED_AS_PLANNED.of(entry.script()))
                .toList();
    }

    /** All planned entries, nobody knows in which state. */
    List<MigrationEntry> unknown() {
        return planned().stream()
                .map(entry -> entry.state() == State.CALLBACK ? entry : Entries.in(State.UNKNOWN, entry))
                .toList();
    }
}
