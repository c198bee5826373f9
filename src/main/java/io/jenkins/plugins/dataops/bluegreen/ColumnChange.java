package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.result.Message;
import java.util.Optional;

/**
 * A column that readers will see differently.
 *
 * @param column its name
 * @param kind what happens to it
 * @param before its type and position so far; empty when it is new
 * @param after its type and position then; empty when it is lost
 */
public record ColumnChange(String column, Kind kind, Optional<Message> before, Optional<Message> after) {
    /** What can happen to a column. */
    public enum Kind {
        /** It was not there. */
        ADDED,
        /** It will not be there. */
        LOST,
        /** It will hold another type. */
        RETYPED,
        /** It will stand at another position, which {@code SELECT *} shows. */
        MOVED
    }
}
