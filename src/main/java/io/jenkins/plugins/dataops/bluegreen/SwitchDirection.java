package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.database.ViewState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a switch is to lead.
 *
 * @param to the colour that shall be live; empty to take the objects from readers
 * @param objects the names of the objects that shall be live; empty for all of the colour
 * @param back whether it is a way back, which may take away what the way forth has brought
 * @param marks what the objects hold, by folded name; empty on a way back
 * @param liveMarks what the live objects hold, by folded name; empty on a way back
 * @param restored what hung on views that the way forth dropped or recreated, by name
 */
record SwitchDirection(
        Optional<Colour> to,
        Collection<String> objects,
        boolean back,
        Map<String, TableFingerprint> marks,
        Map<String, TableFingerprint> liveMarks,
        Map<String, ViewState> restored) {

    /** The way forth to a candidate. */
    static SwitchDirection forth(
            Colour to, List<String> objects, Map<String, TableFingerprint> marks, Map<String, TableFingerprint> liveMarks) {
        return new SwitchDirection(Optional.of(to), objects, false, marks, liveMarks, Map.of());
    }

    /** The way back from an entry to the one before it. */
    static SwitchDirection back(Optional<JournalRow> before, JournalRow from) {
        return new SwitchDirection(
                before.flatMap(row -> row.entry().to()),
                before.map(row -> row.content().names()).orElse(List.of()),
                true,
                Map.of(),
                Map.of(),
                from.content().lost());
    }
}
