package io.jenkins.plugins.dataops.database.postgresql;

/**
 * What gives the connection's role the rights of an owner: membership, where PostgreSQL can grant it and it is inherited,
 * and else the ownership itself. Roles are never members of each other, and what belongs to a superuser is no reason to
 * make anybody one.
 */
final class PostgreSqlOwnership {
    private PostgreSqlOwnership() {}

    /**
     * The remedy as an SQL expression.
     *
     * @param owner an expression: the owner's OID
     * @param object an expression: the object as ALTER names it, with its kind before its quoted name
     * @return an expression of a text without a full stop
     */
    static String remedy(String owner, String object) {
        return """
                CASE WHEN pg_has_role(%1$s, current_user, 'MEMBER') OR pg_has_role(current_user, %1$s, 'MEMBER')
                       OR NOT (SELECT rolinherit FROM pg_roles WHERE rolname = current_user)
                     THEN 'as ' || CASE WHEN %3$s THEN quote_ident(pg_get_userbyid(%1$s)) ELSE 'a superuser' END
                       || ' run ALTER ' || %2$s || ' OWNER TO ' || quote_ident(current_user)
                     ELSE 'run GRANT ' || quote_ident(pg_get_userbyid(%1$s)) || ' TO ' || quote_ident(current_user) END
                """.formatted(owner, object, mayGiveAway(owner));
    }

    /** Whether a role may give what it owns to the connection's: an SQL expression. */
    static String mayGiveAway(String owner) {
        return "pg_has_role(" + owner + ", current_user, CASE WHEN current_setting('server_version_num')::int < 160000 "
                + "THEN 'MEMBER' ELSE 'SET' END)";
    }

    /** Whether to be granted a role makes the connection's act as it: an SQL expression. */
    static String joinable(String role) {
        return "NOT pg_has_role(" + role + ", current_user, 'MEMBER') AND NOT pg_has_role(current_user, " + role
                + ", 'MEMBER')";
    }
}
