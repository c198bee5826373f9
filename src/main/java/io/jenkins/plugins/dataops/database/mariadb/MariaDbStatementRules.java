package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.ExecutableComment;
import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import io.jenkins.plugins.dataops.database.StatementRules;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows the statements that make MariaDB read quotes otherwise, those that some versions of it read otherwise, and those
 * that move files.
 */
final class MariaDbStatementRules implements StatementRules {
    /** The oldest server that the project is meant for. */
    private static final int OLDEST = 100_600;

    private static final String CHANGES_READING = "the statement sets a sql_mode in which texts and names are quoted"
            + " otherwise, and what stands behind it would not be what is read here: leave out NO_BACKSLASH_ESCAPES,"
            + " ANSI_QUOTES and the modes that stand for them";

    private static final String MOVES_FILES = "the statement has a file read from this machine or written on the server:"
            + " load rows by \\copy TABLE FROM 'FILE', and read them by a query";

    private static final Pattern MODE = Pattern.compile(
            "^(?:/\\*M?!\\d*\\s*)?(?:SET|EXECUTE|PREPARE)\\b.{0,2000}?\\bsql_mode\\b.*\\b(?:"
                    + String.join("|", SqlModes.TURNING) + ")\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FILES = Pattern.compile(
            "\\bINTO\\s+(?:OUTFILE|DUMPFILE)\\b|\\bLOAD\\s+(?:DATA|XML)\\s+(?:(?:LOW_PRIORITY|CONCURRENT)\\s+)?LOCAL\\b",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<String> changesReading(String statement) {
        if (MODE.matcher(statement).find()) {
            return Optional.of(CHANGES_READING);
        }
        return movesFiles(statement) ? Optional.of(MOVES_FILES) : Optional.empty();
    }

    @Override
    public Optional<String> differsByServer(String text) {
        return newer(text)
                .map(version -> "the comment of version " + version + " runs on some servers and is a comment on others, so"
                        + " that nobody can say here what the statement is: write it in one way");
    }

    /** Whether a statement has the server write a file or ask for one of this machine. */
    static boolean movesFiles(String statement) {
        StringBuilder code = new StringBuilder();
        SqlLexer lexer = new SqlLexer(statement, MariaDbDialect.LEXIS);
        for (int at = 0; at < statement.length(); ) {
            Context before = lexer.context();
            int length = lexer.advance(at);
            boolean word = before == Context.CODE && lexer.context() == Context.CODE;
            code.append(word ? statement.charAt(at) : ' ');
            at += length;
        }
        return FILES.matcher(code).find();
    }

    private static Optional<String> newer(String statement) {
        SqlLexer lexer = new SqlLexer(statement, MariaDbDialect.LEXIS);
        for (int at = 0; at < statement.length(); at += lexer.advance(at)) {
            if (lexer.context() == Context.CODE) {
                Optional<String> version = ExecutableComment.newerThan(statement, at, OLDEST);
                if (version.isPresent()) {
                    return version;
                }
            }
        }
        return Optional.empty();
    }
}
