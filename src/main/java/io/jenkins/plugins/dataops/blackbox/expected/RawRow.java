package io.jenkins.plugins.dataops.blackbox.expected;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One row as written.
 *
 * @param line where it begins
 * @param cells text by column, in the order written; empty for NULL; canonical JSON for lists and maps
 */
public record RawRow(int line, Map<String, Optional<String>> cells) {
    /** Keeps an own copy in the same order. */
    public RawRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
}
