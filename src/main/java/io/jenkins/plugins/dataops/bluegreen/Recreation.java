package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Roles;
import io.jenkins.plugins.dataops.database.ViewState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the way of creating a view again as it was: what other roles own or granted can be made again only by
 * whoever may act as them.
 *
 * @param roles who there is, and whom this connection may act as
 * @param view its name in messages
 * @param existing its quoted name, when it exists and can be changed; a view that a rollback brings back does not
 */
record Recreation(Roles roles, String view, Optional<String> existing) {
    /** Each obstacle with its remedy. */
    List<String> objections(ViewState state) {
        List<String> found = new ArrayList<>();
        state.irreproducible().forEach(what -> found.add("the " + what + " of '" + view + "' cannot be carried over"));
        state.owner()
                .filter(owner -> !owner.equals(roles.current()) && !roles.actable().contains(owner))
                .ifPresent(owner -> found.add("'" + view + "' belongs to '" + owner + "', and "
                        + member(owner, existing.map(name -> "as " + giver(owner) + " run ALTER VIEW " + name
                                + " OWNER TO " + quoted(roles.current())))));
        state.privileges().stream()
                .flatMap(right -> right.grantor().stream())
                .distinct()
                .filter(grantor -> !roles.actable().contains(grantor))
                .forEach(grantor -> found.add("rights on '" + view + "' were granted by '" + grantor + "', and "
                        + member(grantor, Optional.empty())));
        return found;
    }

    /**
     * PostgreSQL lets nobody be a member of its own members: then what is theirs changes hands. What a member of the
     * owner grants or revokes is the owner's act, so that it can no longer take back what it granted before.
     */
    private String member(String role, Optional<String> instead) {
        String remedy = roles.joinable().contains(role)
                ? "run GRANT " + quoted(role) + " TO " + quoted(roles.current())
                : instead.orElse("connect as a superuser for this");
        return "'" + roles.current() + "' may not act as that role: " + remedy;
    }

    private String giver(String owner) {
        return roles.giving().contains(owner) ? quoted(owner) : "a superuser";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
