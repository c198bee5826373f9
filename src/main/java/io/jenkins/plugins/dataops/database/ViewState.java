package io.jenkins.plugins.dataops.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A view's query and what hangs on it besides, which would be lost with it.
 *
 * @param owner the role that owns it; empty where the engine knows no owners
 * @param options storage options, such as {@code security_barrier=true}
 * @param comments comments by column name; the empty name is the view itself
 * @param privileges who may do what with it
 * @param grantedByDefault roles that a newly created view would grant something to
 * @param attachments what can be created again on a new view
 * @param irreproducible what this version cannot create again, in words; the view must then not be dropped
 * @param definition the view's query in the engine's own words; empty for a view that is not there
 */
public record ViewState(
        Optional<String> owner,
        List<String> options,
        Map<String, String> comments,
        List<Privilege> privileges,
        List<String> grantedByDefault,
        List<Attachment> attachments,
        List<String> irreproducible,
        Optional<String> definition) {
    /** Nothing hangs on it. */
    public static final ViewState NONE = new ViewState(
            Optional.empty(), List.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    /** Takes what an earlier version wrote without attachments, too. */
    public ViewState {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /**
     * What hangs on some columns alone: the rights on them, their comments, and what else needs them.
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
                List.of(), attachments.stream().filter(one -> one.columns().stream().anyMatch(wanted)).toList(),
                List.of(), Optional.empty());
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
                owner, options, all, both(privileges, columns.privileges()), grantedByDefault,
                both(attachments, columns.attachments()), irreproducible, definition);
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    /**
     * This with only the rights that can still be given: those of roles that are there. What a role gave that is gone
     * counts as given by the owner.
     *
     * @param roles the roles that are there
     * @return the rest of it
     */
    public ViewState among(Roles roles) {
        return new ViewState(
                owner, options, comments,
                privileges.stream()
                        .filter(right -> right.everybody() || roles.all().contains(right.grantee()))
                        .map(right -> right.givenBy(right.grantor().filter(roles.all()::contains)))
                        .toList(),
                grantedByDefault.stream().filter(roles.all()::contains).toList(),
                attachments, irreproducible, definition);
    }

    /**
     * Comments, rights and the rest in words.
     *
     * @return one description each, such as {@code "SELECT (id) for 'clerk'"}
     */
    public List<String> inWords() {
        return Stream.of(
                        privileges.stream().map(right -> right.right()
                                + right.column().map(column -> " (" + column + ")").orElse("") + " for '"
                                + right.grantee() + "'"),
                        comments.keySet().stream().map(column -> "the comment on '" + column + "'"),
                        attachments.stream().map(Attachment::what))
                .flatMap(words -> words)
                .toList();
    }
}
