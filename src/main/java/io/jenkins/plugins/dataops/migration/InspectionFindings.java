package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.BrokenObject;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.result.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one look at database and files found.
 *
 * @param all every migration that the history or a folder knows, in order
 * @param planned what {@code apply} would run: migrations in order, then callbacks; empty when not asked for
 * @param target where it would run
 * @param hash the plan's hash; empty when not asked for
 * @param currentVersion the database's version
 * @param problems why {@code apply} would refuse
 * @param doubts what is probably a mistake
 * @param notes what is good to know
 * @param creations what {@code apply} would make beside the migrations
 * @param broken objects that a failed statement left half made
 */
record InspectionFindings(
        List<MigrationEntry> all,
        List<MigrationEntry> planned,
        MigrationTarget target,
        String hash,
        Optional<String> currentVersion,
        List<Message> problems,
        List<Message> doubts,
        List<Message> notes,
        List<Message> creations,
        List<BrokenObject> broken) {

    /** All that is to be said, the weightiest first. */
    List<Message> messages() {
        return Stream.of(problems, doubts, notes)
                .flatMap(List::stream)
                .toList();
    }

    /** The scripts of the planned migrations in order, callbacks aside. */
    List<String> scripts() {
        return planned.stream()
                .filter(entry -> entry.state() != State.CALLBACK)
                .map(MigrationEntry::script)
                .toList();
    }

    /** A migration by its script; of a repeatable one, which has a row for each of its runs, the last. */
    Optional<MigrationEntry> entry(String script) {
        return all.stream().filter(entry -> entry.script().equals(script)).reduce((earlier, later) -> later);
    }

    /** Whether the history says that a planned migration was applied as it was planned. */
    boolean applied(MigrationEntry planned) {
        return entry(planned.script())
                .filter(row -> row.state().isApplied() && row.checksum().equals(planned.checksum()))
                .isPresent();
    }
}
