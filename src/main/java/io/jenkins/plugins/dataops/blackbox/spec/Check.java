package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.format.YamlPlace;
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
     * Finds what is missing or contradicts itself.
     *
     * @param place where the check stands
     */
    void check(YamlPlace place);

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
