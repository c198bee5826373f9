package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.result.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
     * @return what changed of each object
     */
    public List<Message> changes() {
        return objects.stream().map(Drift::change).toList();
    }

    private static Message change(ObjectDrift object) {
        return object.rowsBefore() == object.rowsAfter()
                ? SwitchVerdictCode.OBJECT_REWRITTEN.of(object.name(), object.rowsAfter())
                : SwitchVerdictCode.OBJECT_DRIFTED.of(
                        object.name(), counted(object.rowsBefore()), counted(object.rowsAfter()));
    }

    private static Optional<Long> counted(long rows) {
        return Optional.of(rows).filter(count -> count >= 0);
    }
}
