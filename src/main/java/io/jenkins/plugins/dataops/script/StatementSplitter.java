package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import io.jenkins.plugins.dataops.database.StatementBegins;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.database.DatabaseType;
import org.flywaydb.core.internal.database.DatabaseTypeRegister;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/**
 * Cuts a file of SQL into statements by the parser that cuts migrations, so that the same text is the same statements
 * everywhere. Psql's {@code \copy}, which the parser does not know, ends with its line.
 */
final class StatementSplitter {
    private static final String COPY = "\\copy";

    private static final String SEMICOLON = "\n;\n";

    /** Ends the rows of a COPY, for whose end the parser would look for ever behind that of the text. */
    private static final String END = ";\n\\.\n";

    private final Dialect dialect;
    private final String sql;
    private final String shown;
    private final char dollar;

    /** A statement that the text has not. Behind it: what the text leaves open swallows it. */
    private final String mark;

    private final ClassicConfiguration configuration;
    private final DatabaseType type;
    private final List<ScriptStatement> statements = new ArrayList<>();

    private StatementSplitter(String sql, Dialect dialect) {
        this.dialect = dialect;
        this.sql = sql;
        this.dollar = unused(sql);
        this.mark = "SELECT '" + dollar + "'";
        this.shown = withoutDollars();
        this.configuration = new ClassicConfiguration(StatementSplitter.class.getClassLoader());
        configuration.setPlaceholderReplacement(false);
        this.type = (DatabaseType) DatabaseTypeRegister.getDatabaseTypesForUrl(dialect.urls().prefix(), configuration)
                .get(0);
    }

    /**
     * The statements in order; what is only comment or space is none.
     *
     * @throws UsageException when the text cannot be cut, or a statement is followed by rows, which are not sent from here
     */
    static List<ScriptStatement> split(String sql, Dialect dialect) {
        StatementSplitter splitter = new StatementSplitter(sql, dialect);
        splitter.run();
        return List.copyOf(splitter.statements);
    }

    private void run() {
        int start = 0;
        for (int at = sql.indexOf(COPY); at >= 0; at = sql.indexOf(COPY, at)) {
            if (!standsBetween(start, at)) {
                at++;
                continue;
            }
            parse(start, at);
            int end = sql.indexOf('\n', at) < 0 ? sql.length() : sql.indexOf('\n', at);
            statements.add(new ScriptStatement(linesBefore(at) + 1, sql.substring(at, end).strip(), true));
            start = end;
            at = end;
        }
        parse(start, sql.length());
    }

    /** Whether a statement could begin there: what is put there instead is read as one. */
    private boolean standsBetween(int start, int at) {
        return read(shown.substring(start, at) + mark + END).stream()
                .map(SqlStatement::getSql)
                .anyMatch(text -> text.endsWith(mark)
                        && SqlLexer.begin(text, dialect.lexis()) == text.length() - mark.length());
    }

    private void parse(int start, int end) {
        int line = linesBefore(start);
        for (SqlStatement statement : read(shown.substring(start, end) + SEMICOLON + mark + END)) {
            String text = statement.getSql();
            if (text.equals(mark)) {
                return;
            }
            int first = line + statement.getLineNumber();
            if (statement.getDelimiter().contains("\\.")) {
                throw new UsageException("line " + first + ": the rows of a COPY in the file are not sent: put them into"
                        + " a file of their own and load it by \\copy TABLE FROM 'FILE'");
            }
            int swallowed = text.lastIndexOf(SEMICOLON + mark);
            String own = swallowed < 0 ? text : text.substring(0, swallowed);
            add(first, own.replace(dollar, '$').strip());
            if (swallowed >= 0) {
                return;
            }
        }
    }

    /** What the parser takes for one statement may be several to the engine, whose rules differ where they are odd. */
    private void add(int line, String text) {
        List<Integer> begins = StatementBegins.in(text, dialect.lexis());
        if (begins.size() < 2) {
            statements.add(new ScriptStatement(line, text, false));
            return;
        }
        int at = line;
        for (int i = 0; i < begins.size(); i++) {
            int end = i + 1 < begins.size() ? begins.get(i + 1) : text.length();
            String own = text.substring(begins.get(i), end);
            statements.add(new ScriptStatement(at, own.strip(), false));
            at += (int) own.chars().filter(character -> character == '\n').count();
        }
    }

    private List<SqlStatement> read(String text) {
        List<SqlStatement> read = new ArrayList<>();
        try (SqlStatementIterator statements = type.createParser(configuration, null, new ParsingContext())
                .parse(new StringResource(text))) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                read.add(next);
            }
        } catch (FlywayException unreadable) {
            throw new UsageException("cannot be cut into statements: " + unreadable.getMessage(), unreadable);
        }
        return read;
    }

    /** The parser takes each dollar for the begin of a dollar quote, also that of a parameter. */
    private String withoutDollars() {
        StringBuilder text = new StringBuilder(sql);
        SqlLexer lexer = new SqlLexer(sql, dialect.lexis());
        for (int at = 0; at < sql.length(); ) {
            boolean code = lexer.context() == Context.CODE;
            int length = lexer.advance(at);
            if (code && lexer.context() == Context.CODE && sql.charAt(at) == '$') {
                text.setCharAt(at, dollar);
            }
            at += length;
        }
        return text.toString();
    }

    private static char unused(String sql) {
        char character = '\uE000';
        while (sql.indexOf(character) >= 0) {
            character++;
        }
        return character;
    }

    private int linesBefore(int end) {
        return (int) sql.substring(0, end).chars().filter(character -> character == '\n').count();
    }
}
