package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.Count;
import java.time.Instant;
import java.util.List;

/**
 * What happened to the live data between two looks at it.
 *
 * @param since when the first look was taken, UTC
 * @param objects the objects whose content changed; empty when none did
 */
public record Drift(Instant since, List<ObjectDrift> objects) {
    /**
     * One object whose content changed.
     *
     * @param name its name
     * @param rowsBefore its rows at the first look, -1 when it was not there
     * @param rowsAfter its rows at the second look, -1 when it is not there; equal counts mean changed content
     */
    public record ObjectDrift(String name, long rowsBefore, long rowsAfter) {}

    /**
     * The drift for a person.
     *
     * @return in words, such as {@code "daily (10 rows, now 12 rows)"}
     */
    public String inWords() {
        return String.join(", ", objects.stream().map(Drift::inWords).toList());
    }

    private static String inWords(ObjectDrift object) {
        if (object.rowsBefore() == object.rowsAfter()) {
            return object.name() + " (" + Count.of(object.rowsAfter(), "row") + ", other content)";
        }
        return object.name() + " (" + rows(object.rowsBefore()) + ", now " + rows(object.rowsAfter()) + ")";
    }

    private static String rows(long count) {
        return count < 0 ? "absent" : Count.of(count, "row");
    }
}
