package io.jenkins.plugins.dataops.blackbox.spec;

import java.util.Optional;

/** What a test asks; one record for each kind. */
public sealed interface Check permits Expect, RowCheck, SqlCheck {
    /**
     * The key of the kind in a specification.
     *
     * @return such as {@code not_null}
     */
    String kind();

    /**
     * Refuses what can not be meant. Not done while reading, where it would come before an unknown key is found and
     * hide that this is the cause.
     *
     * @throws io.jenkins.plugins.dataops.outcome.UsageException when something is missing or contradicts itself
     */
    void validate();

    /**
     * How many rows may be wrong.
     *
     * @return empty for none
     */
    default Optional<Allow> allow() {
        return Optional.empty();
    }

    /**
     * Whether it is fine to find no rows at all; where nobody said so, a check of nothing proves nothing.
     *
     * @return what the specification says; true for kinds to which no rows are an answer like any other
     */
    default Optional<Boolean> allowEmpty() {
        return Optional.of(true);
    }
}
