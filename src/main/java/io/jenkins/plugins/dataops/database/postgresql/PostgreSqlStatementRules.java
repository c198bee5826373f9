package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.StatementRules;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows the statements that make PostgreSQL read quotes otherwise, so that from then on a backslash escapes in every text
 * and another part of the file is code than what was looked at, and those that give a session's locks away.
 */
final class PostgreSqlStatementRules implements StatementRules {
    private static final String CHANGES_READING = "the statement switches standard_conforming_strings off, and the texts"
            + " behind it would end elsewhere than they do here: remove it, and write texts with backslash escapes as"
            + " E'...'";

    private static final String GIVES_LOCK_AWAY = "the statement gives away the lock that keeps two runs apart: name what is"
            + " to be discarded (DISCARD PLANS, SEQUENCES or TEMP, RESET ALL), or the lock that is yours";

    private static final String SETTING = "\"?standard_conforming_strings\"?";
    private static final String OFF = "'?(?:of|f|n|0|default\\b)";
    private static final Pattern CHANGE = Pattern.compile(
            "^(?:(?:SET|ALTER)\\b.{0,500}?" + SETTING + "\\s*(?:=|\\bTO\\b)\\s*" + OFF
                            + "|RESET\\s+" + SETTING + ")"
                    + "|\\bset_config\\s*\\(\\s*'standard_conforming_strings'\\s*,\\s*" + OFF,
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern UNLOCK = Pattern.compile(
            "^(?:DISCARD\\s+ALL\\b|SELECT\\s+(?:pg_catalog\\s*\\.\\s*)?pg_advisory_unlock_all\\s*\\()",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<String> changesReading(String statement) {
        return CHANGE.matcher(statement).find() ? Optional.of(CHANGES_READING) : Optional.empty();
    }

    @Override
    public Optional<String> givesLockAway(String statement) {
        return UNLOCK.matcher(statement).find() ? Optional.of(GIVES_LOCK_AWAY) : Optional.empty();
    }
}
