package io.jenkins.plugins.dataops.migration;

/**
 * One statement of a migration as the database will get it.
 *
 * <p>A listing is bounded, because a migration may carry hundreds of megabytes of data: {@value #LONGEST} characters a
 * statement, {@value #MOST} statements a script, and four million characters in all. A statement that was cut ends
 * with a remark that says so. The plan's hash covers all of it, listed or not.
 *
 * @param line line of its first word in the file, counted from 1 after placeholders are replaced
 * @param sql the statement without its delimiter, placeholders replaced, secret ones masked
 * @param transactional whether it runs inside its migration's transaction
 */
public record PlannedStatement(int line, String sql, boolean transactional) {
    /** The longest listed statement, in characters. */
    public static final int LONGEST = 10_000;

    /** The most listed statements of a script. */
    public static final int MOST = 2_000;
}
