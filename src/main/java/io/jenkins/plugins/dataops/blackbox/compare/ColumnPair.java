package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import java.util.Optional;

/**
 * One column as it is found on both sides.
 *
 * @param name its name
 * @param expectedIndex its place in an expected row
 * @param actualIndex its place in an actual row
 * @param kind the kind in which the two are compared
 * @param tolerance how far values may be apart
 */
record ColumnPair(String name, int expectedIndex, int actualIndex, ValueKind kind, Optional<Tolerance> tolerance) {
    boolean equal(Value expected, Value actual) {
        return tolerance.isPresent() ? tolerance.get().accepts(expected, actual) : expected.equals(actual);
    }
}
