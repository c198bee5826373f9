package io.jenkins.plugins.dataops.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What hangs on a view besides its query, and would be lost with it.
 *
 * @param owner the role that owns it; empty where the engine knows no owners
 * @param options storage options, such as {@code security_barrier=true}
 * @param comments comments by column name; the empty name is the view itself
 * @param privileges who may do what with it
 * @param grantedByDefault roles that a newly created view would grant something to
 * @param irreproducible what this version can not create again, in words; the view must then not be dropped
 */
public record ViewState(
        Optional<String> owner,
        List<String> options,
        Map<String, String> comments,
        List<Privilege> privileges,
        List<String> grantedByDefault,
        List<String> irreproducible) {
    /** Nothing hangs on it. */
    public static final ViewState NONE =
            new ViewState(Optional.empty(), List.of(), Map.of(), List.of(), List.of(), List.of());
}
