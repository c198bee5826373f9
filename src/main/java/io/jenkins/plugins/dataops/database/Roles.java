package io.jenkins.plugins.dataops.database;

import java.util.Set;

/**
 * The roles of a database, as the connected one sees them.
 *
 * @param current the role that the connection acts as; empty where the engine knows no roles
 * @param superuser whether it may do anything
 * @param all the roles that exist
 * @param actable those that it may act as
 * @param joinable those that it may act as once it is granted them; nobody is a member of its own members
 * @param giving those that may give it what they own
 */
public record Roles(
        String current,
        boolean superuser,
        Set<String> all,
        Set<String> actable,
        Set<String> joinable,
        Set<String> giving) {
    /** An engine without roles. */
    public static final Roles NONE = new Roles("", true, Set.of(), Set.of(), Set.of(), Set.of());
}
