package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.Collection;

/** Holds names that somebody wrote against the columns that there are: a misspelt one must not simply do nothing. */
public final class KnownColumns {
    private KnownColumns() {}

    /**
     * Refuses a name that no column has.
     *
     * @param rule the key of the specification that holds the names
     * @param names what was written there
     * @param columns the names that there are
     * @param where what has these columns, in words
     * @throws UsageException when a name is unknown; it names the near or all columns
     */
    public static void require(String rule, Iterable<String> names, Collection<String> columns, String where) {
        for (String name : names) {
            if (!columns.contains(name)) {
                String hint = columns.stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .map(other -> "; " + NearestName.question(other))
                        .orElseGet(() -> "; they are " + String.join(", ", columns));
                throw new UsageException("'" + rule + "' names '" + name + "', which is no column of " + where + hint);
            }
        }
    }
}
