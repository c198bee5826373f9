package io.jenkins.plugins.dataops.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /**
     * What hangs on some columns alone: the rights on them and their comments.
     *
     * @param wanted tells the columns by name
     * @return that and nothing else
     */
    public ViewState ofColumns(Predicate<String> wanted) {
        Map<String, String> found = new LinkedHashMap<>(comments);
        found.keySet().removeIf(column -> column.isEmpty() || !wanted.test(column));
        return new ViewState(
                Optional.empty(), List.of(), found,
                privileges.stream().filter(right -> right.column().filter(wanted).isPresent()).toList(),
                List.of(), List.of());
    }

    /**
     * This with what hung on columns that came back.
     *
     * @param columns what {@link #ofColumns} found
     * @return both
     */
    public ViewState with(ViewState columns) {
        Map<String, String> all = new LinkedHashMap<>(comments);
        all.putAll(columns.comments());
        return new ViewState(
                owner, options, all, Stream.concat(privileges.stream(), columns.privileges().stream()).toList(),
                grantedByDefault, irreproducible);
    }

    /**
     * The comments and rights in words.
     *
     * @return one description each, such as {@code "SELECT (id) for 'clerk'"}
     */
    public List<String> inWords() {
        return Stream.concat(
                        privileges.stream().map(right -> right.right()
                                + right.column().map(column -> " (" + column + ")").orElse("") + " for '"
                                + right.grantee() + "'"),
                        comments.keySet().stream().map(column -> "the comment on '" + column + "'"))
                .toList();
    }
}
