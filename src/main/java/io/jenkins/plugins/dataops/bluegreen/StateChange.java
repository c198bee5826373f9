package io.jenkins.plugins.dataops.bluegreen;

import java.util.Optional;

/**
 * A product's next state, with what the journal is to say of it.
 *
 * @param next the state, with the count of changes of the one that it was made from
 * @param appended the journal's next entry
 * @param settled an entry that the journal has, as it is from now on
 */
record StateChange(ProductState next, Optional<JournalRow> appended, Optional<JournalRow> settled) {
    /** A state of which the journal has nothing to say. */
    static StateChange to(ProductState next) {
        return new StateChange(next, Optional.empty(), Optional.empty());
    }

    /** The same with the journal's next entry. */
    StateChange appending(JournalRow row) {
        return new StateChange(next, Optional.of(row), settled);
    }

    /** The same with what is known now of an entry before it. */
    StateChange settling(JournalRow row) {
        return new StateChange(next, appended, Optional.of(row));
    }
}
