package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Roles;
import io.jenkins.plugins.dataops.database.ViewState;
import io.jenkins.plugins.dataops.result.Message;
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
    List<Message> objections(ViewState state) {
        List<Message> found = new ArrayList<>();
        state.irreproducible().forEach(what -> found.add(SwitchPlanCode.NOT_CARRIED_OVER.of(what, view)));
        state.owner()
                .filter(owner -> !owner.equals(roles.current()) && !roles.actable().contains(owner))
                .ifPresent(owner -> found.add(SwitchPlanCode.VIEW_OWNED_BY_ANOTHER.of(
                        view, owner, member(owner, existing.map(name -> handedOver(name, owner))))));
        state.privileges().stream()
                .flatMap(right -> right.grantor().stream())
                .distinct()
                .filter(grantor -> !roles.actable().contains(grantor))
                .forEach(grantor -> found.add(SwitchPlanCode.RIGHTS_GRANTED_BY_ANOTHER.of(
                        view, grantor, member(grantor, Optional.empty()))));
        return found;
    }

    /**
     * PostgreSQL lets nobody be a member of its own members: then what is theirs changes hands. What a member of the
     * owner grants or revokes is the owner's act, so that it can no longer take back what it granted before.
     */
    private Message member(String role, Optional<Message> instead) {
        Message remedy = roles.joinable().contains(role)
                ? SwitchPlanCode.ROLE_TO_JOIN.of("GRANT " + quoted(role) + " TO " + quoted(roles.current()))
                : instead.orElseGet(SwitchPlanCode.SUPERUSER_NEEDED::of);
        return SwitchPlanCode.ROLE_NOT_ACTABLE.of(roles.current(), remedy);
    }

    /** Without an owner who could give it only a superuser can. */
    private Message handedOver(String name, String owner) {
        return SwitchPlanCode.VIEW_TO_HAND_OVER.of(
                Optional.of(quoted(owner)).filter(giver -> roles.giving().contains(owner)),
                "ALTER VIEW " + name + " OWNER TO " + quoted(roles.current()));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
