package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlScriptFactory;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/**
 * Reads files into statements by the parser and the placeholders with which Flyway runs them, and executes nothing.
 */
final class ScriptReader {
    /** All listed SQL together, in characters: what a result document can carry. */
    private static final int BUDGET = 4_000_000;

    private final SqlScriptFactory scripts;
    private final Configuration configuration;
    private final MigrationFiles files;
    private final Masking masking;
    private final Dialect dialect;
    private int budget = BUDGET;

    ScriptReader(
            Database<?> database, Configuration configuration, MigrationFiles files, Masking masking, Dialect dialect) {
        ParsingContext context = new ParsingContext();
        context.populate(database, configuration);
        // Known only when it runs; a plan with the time of planning in it would never be the plan that is applied.
        String timestamp = "flyway" + configuration.getPlaceholderSeparator() + "timestamp";
        String unknown = configuration.getPlaceholderPrefix() + timestamp + configuration.getPlaceholderSuffix();
        context.getPlaceholders().put(timestamp, unknown);
        this.scripts = database.getDatabaseType().createSqlScriptFactory(configuration, context);
        this.configuration = configuration;
        this.files = files;
        this.masking = masking;
        this.dialect = dialect;
    }

    /**
     * Parses a file.
     *
     * @param file the file
     * @param fingerprint receives every statement, listed or not
     * @param look takes the SQL and the line of every statement, listed or not
     * @return what is in it
     * @throws UsageException with file and line when it cannot be parsed, lacks a placeholder, or mixes statements that
     *     need a transaction with statements that refuse one
     */
    ParsedScript read(MigrationFile file, PlanHash fingerprint, ObjIntConsumer<String> look) {
        try {
            SqlScript script = scripts.createSqlScript(new EndMarkedFile(file), true, files);
            boolean transactional = script.executeInTransaction();
            if (!transactional) {
                // The statement behind the end could run in a transaction, which makes a mixture only of the file itself.
                scripts.createSqlScript(file, configuration.isMixed(), files).executeInTransaction();
            }
            fingerprint.add(file.fingerprint()).add(files.configurationFingerprint(file.getRelativePath()));
            fingerprint.add(Boolean.toString(transactional));
            return statements(script, new ScriptObjections(file, transactional, dialect), fingerprint, look);
        } catch (FlywayException unparsable) {
            throw new ScriptFault(file, masking).explain(unparsable);
        }
    }

    private ParsedScript statements(
            SqlScript script, ScriptObjections objections, PlanHash fingerprint, ObjIntConsumer<String> look) {
        boolean transactional = script.executeInTransaction();
        List<PlannedStatement> listed = new ArrayList<>();
        int count = 0;
        boolean complete = false;
        try (SqlStatementIterator statements = script.getSqlStatements()) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                complete = next.getSql().strip().equals(EndMarkedFile.LAST);
                if (complete) {
                    break;
                }
                count++;
                fingerprint.add(next.getSql());
                objections.look(next.getSql(), next.getLineNumber());
                look.accept(next.getSql(), next.getLineNumber());
                if (listed.size() < PlannedStatement.MOST && budget > 0) {
                    PlannedStatement statement = listing(next, transactional);
                    budget -= statement.sql().length();
                    listed.add(statement);
                }
            }
        }
        objections.end(complete);
        return new ParsedScript(transactional, count, listed, objections.found());
    }

    private PlannedStatement listing(SqlStatement statement, boolean transactional) {
        String sql = masking.sql(statement.getSql());
        int rest = sql.length() - PlannedStatement.LONGEST;
        String shown = rest <= 0
                ? sql
                : sql.substring(0, PlannedStatement.LONGEST) + " ... (" + rest + " more characters)";
        return new PlannedStatement(statement.getLineNumber(), shown, transactional);
    }
}
