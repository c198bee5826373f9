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
 */
public record Privilege(
        String grantee, boolean everybody, String right, Optional<String> column, boolean grantable) {}
