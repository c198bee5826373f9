package io.jenkins.plugins.dataops.blackbox.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check on rows found.
 *
 * @param checked how many rows were looked at; empty where only the violating ones were
 * @param violating how many of them break the rule
 * @param columns the columns of the samples
 * @param samples some of the violating rows, cell by cell in the order of the columns; an empty cell is NULL
 * @param figures what else was measured, by name, as text
 */
public record Violations(
        Optional<Long> checked,
        long violating,
        List<String> columns,
        List<List<Optional<String>>> samples,
        Map<String, String> figures) {
    /** Keeps own copies. */
    public Violations {
        columns = List.copyOf(columns);
        samples = samples.stream().map(List::copyOf).toList();
        figures = Map.copyOf(figures);
    }
}
