package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.SqlLexer;
import java.util.regex.Pattern;

/**
 * The statements that commit by themselves what was done before them, also when they fail. What runs others, such as
 * {@code CALL}, may do so and counts.
 */
final class ImplicitCommit {
    private static final Pattern COMMITTING = Pattern.compile(
            "(?:ALTER|ANALYZE|CACHE|CALL|CHANGE|CHECK|EXECUTE|FLUSH|GRANT|INSTALL|LOCK|OPTIMIZE|RENAME|REPAIR|RESET|REVOKE"
                    + "|START|STOP|TRUNCATE|UNINSTALL|UNLOCK|BEGIN|COMMIT|LOAD\\s+INDEX"
                    + "|CREATE(?!\\s+(?:OR\\s+REPLACE\\s+)?TEMPORARY\\b)"
                    + "|DROP(?!\\s+TEMPORARY\\b|\\s+PREPARE\\b)"
                    + "|SET\\s+(?:PASSWORD|DEFAULT\\s+ROLE|(?:@@)?(?:SESSION[\\s.]+)?AUTOCOMMIT))\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ImplicitCommit() {}

    static boolean in(String statement) {
        String code = statement.substring(SqlLexer.begin(statement, MariaDbDialect.LEXIS));
        return COMMITTING.matcher(code).matches();
    }
}
