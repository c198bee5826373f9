package io.jenkins.plugins.dataops.database;

import java.util.Optional;

/**
 * A right that somebody has on a view.
 *
 * @param grantee who has it; {@code PUBLIC} for everybody
 * @param everybody whether the grantee is everybody, and not a role that is called so
 * @param right what may be done, for example {@code SELECT}
 * @param column the only column it is for; empty for the whole view
 * @param grantable whether the grantee may pass it on
 * @param grantor who gave it and may take it away again; empty for the view's owner
 */
public record Privilege(
        String grantee,
        boolean everybody,
        String right,
        Optional<String> column,
        boolean grantable,
        Optional<String> grantor) {

    /**
     * The same with another grantor.
     *
     * @param other who gave it; empty for the view's owner
     * @return a copy
     */
    Privilege givenBy(Optional<String> other) {
        return new Privilege(grantee, everybody, right, column, grantable, other);
    }
}
