package io.jenkins.plugins.dataops.sql;

import java.util.regex.Pattern;

/**
 * Knows the statements that make PostgreSQL read quotes otherwise than they are read here: from then on a backslash
 * escapes in every text, and another part of the file is code than what was looked at.
 */
public final class QuotingChange {
    /** Why such a statement is refused, and what to do. */
    public static final String OBJECTION = "the statement switches standard_conforming_strings off, and the texts behind"
            + " it would end elsewhere than they do here: remove it, and write texts with backslash escapes as E'...'";

    private static final String SETTING = "\"?standard_conforming_strings\"?";
    private static final String OFF = "'?(?:of|f|n|0|default\\b)";
    private static final Pattern CHANGE = Pattern.compile(
            "^(?:(?:SET|ALTER)\\b.{0,500}?" + SETTING + "\\s*(?:=|\\bTO\\b)\\s*" + OFF
                            + "|RESET\\s+" + SETTING + ")"
                    + "|\\bset_config\\s*\\(\\s*'standard_conforming_strings'\\s*,\\s*" + OFF,
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private QuotingChange() {}

    /**
     * Tells whether a statement is one.
     *
     * @param sql one statement, from its first word
     * @return whether it says that a backslash escapes in every text
     */
    public static boolean in(String sql) {
        return CHANGE.matcher(sql).find();
    }
}
