package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.database.ViewState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A journal entry with all that is needed to go back to it and to tell the ledger of it.
 *
 * @param entry what everybody may see
 * @param run the fencing number of the run that made it
 * @param planHash the plan that it carried out
 * @param release what went live; for a way back the release that is live again
 * @param content what the product's objects were
 * @param afterChecks how many checks were to follow the switch
 * @param settledAt when it was found good or bad
 * @param failedSince since when readers were served badly, when a person said so with a rollback
 */
record JournalRow(
        JournalEntry entry,
        long run,
        String planHash,
        Release release,
        Content content,
        int afterChecks,
        Optional<Instant> settledAt,
        Optional<Instant> failedSince) {

    /** The same, found good or bad. */
    JournalRow settled(JournalEntry.State state, Instant at, Optional<String> reason) {
        return new JournalRow(
                entry.as(state, reason), run, planHash, release, content, afterChecks, Optional.of(at), failedSince);
    }

    /** The same, found bad and still live, because it could not be taken back. */
    JournalRow foundBad(String reason) {
        return new JournalRow(
                entry.as(entry.state(), Optional.of(reason)), run, planHash, release, content, afterChecks, settledAt,
                failedSince);
    }

    /**
     * The objects that an entry made live, and what hung on those that it took away or changed.
     *
     * @param objects what is live after it
     * @param lost what hung on the views that it dropped or recreated, by name, so that a way back can restore it
     */
    record Content(List<LiveObject> objects, Map<String, ViewState> lost) {
        /** Nothing is live. */
        static final Content NONE = new Content(List.of(), Map.of());

        List<String> names() {
            return objects.stream().map(LiveObject::name).toList();
        }

        /** What the objects held when they went live, as far as it was looked at. */
        Watermark watermark(Instant at, UnaryOperator<String> folded) {
            SortedMap<String, TableFingerprint> marks = new TreeMap<>();
            objects.forEach(object -> object.mark().ifPresent(mark -> marks.put(folded.apply(object.name()), mark)));
            return new Watermark(at, marks);
        }
    }

    /**
     * One object that is live.
     *
     * @param name its name
     * @param columns the columns of the view
     * @param mark what it held when it went live; empty on a way back, which has no time to look
     */
    record LiveObject(String name, List<Column> columns, Optional<TableFingerprint> mark) {}
}
