package io.jenkins.plugins.dataops.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one look at database and files found.
 *
 * @param all every migration that the history or a folder knows, in order
 * @param planned what {@code apply} would run: migrations in order, then callbacks; empty when not asked for
 * @param ownTransactions by script, where a planned script begins or ends transactions by itself
 * @param hash the plan's hash; empty when not asked for
 * @param currentVersion the database's version
 * @param problems why {@code apply} would refuse
 * @param doubts what is probably a mistake
 * @param notes what is good to know
 */
record Findings(
        List<MigrationEntry> all,
        List<MigrationEntry> planned,
        Map<String, OptionalInt> ownTransactions,
        String hash,
        Optional<String> currentVersion,
        List<String> problems,
        List<String> doubts,
        List<String> notes) {

    /** All sentences, the weightiest first. */
    List<String> sentences() {
        return Stream.of(problems, doubts, notes)
                .flatMap(List::stream)
                .toList();
    }

    /** The scripts of the planned migrations and callbacks. */
    Set<String> scripts() {
        return planned.stream().map(MigrationEntry::script).collect(Collectors.toUnmodifiableSet());
    }
}
