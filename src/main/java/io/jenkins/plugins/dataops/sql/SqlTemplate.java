package io.jenkins.plugins.dataops.sql;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts parameters into SQL by what stands around them, and sees to it that the text is one statement. */
public final class SqlTemplate {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}\\s]*)}");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("(?:0|-?[1-9][0-9]{0,30})(?:\\.[0-9]{1,30})?");
    private final Parameters parameters;
    private final Dialect dialect;

    /**
     * SQL for one engine with one set of parameters.
     *
     * @param parameters what <code>${name}</code> stands for
     * @param dialect how names are quoted
     */
    public SqlTemplate(Parameters parameters, Dialect dialect) {
        this.parameters = parameters;
        this.dialect = dialect;
    }

    /**
     * Resolves a statement or a part of one.
     *
     * @param sql as the specification has it
     * @return SQL without parameters and without a semicolon at its end
     * @throws UsageException when a parameter is unknown or stands where none can, a quote is not closed, it holds
     *     nothing but comments, or more than one statement is there
     */
    public String resolve(String sql) {
        return resolve(sql, true);
    }

    /**
     * Resolves a statement that was cut out of a text: semicolons that stand in it belong to it.
     *
     * @param sql the statement without a semicolon at its end
     * @return SQL without parameters
     * @throws UsageException when a parameter is unknown or stands where none can, or a quote is not closed
     */
    public String resolveCut(String sql) {
        return resolve(sql, false);
    }

    private String resolve(String sql, boolean ends) {
        StringBuilder resolved = new StringBuilder(sql.length() + 64);
        SqlLexer lexer = new SqlLexer(sql, dialect.lexis());
        Matcher reference = REFERENCE.matcher(sql);
        int end = -1;
        for (int at = 0; at < sql.length(); ) {
            Context context = lexer.context();
            if (context != Context.COMMENT && sql.startsWith("$${", at)) {
                resolved.append("${");
                at += 3;
            } else if (context != Context.COMMENT && sql.startsWith("${", at)) {
                if (!reference.region(at, sql.length()).lookingAt()) {
                    throw new UsageException("'${' begins no parameter in: " + excerpt(sql, at));
                }
                resolved.append(put(reference.group(1), lexer));
                at = reference.end();
            } else if (ends && context == Context.CODE && sql.charAt(at) == ';') {
                end = end < 0 ? resolved.length() : end;
                at++;
            } else {
                int length = lexer.advance(at);
                boolean word = context == Context.CODE
                        && lexer.context() != Context.COMMENT
                        && !Character.isWhitespace(sql.charAt(at));
                if (end >= 0 && word) {
                    throw new UsageException("only one SQL statement can stand here; a second one begins at: "
                            + excerpt(sql, at));
                }
                resolved.append(sql, at, at + length);
                at += length;
            }
        }
        if (lexer.context() != Context.CODE && lexer.context() != Context.COMMENT) {
            throw new UsageException("a quote is not closed in: " + excerpt(sql, 0));
        }
        String statement = (end < 0 ? resolved.toString() : resolved.substring(0, end)).strip();
        if (statement.isEmpty()) {
            throw new UsageException("the SQL is empty");
        }
        if (ends && SqlLexer.begin(statement, dialect.lexis()) == statement.length()) {
            throw new UsageException("the SQL holds nothing but comments: " + excerpt(statement, 0));
        }
        return statement;
    }

    private String put(String name, SqlLexer lexer) {
        String value = parameters.value(name);
        if (value.indexOf('\0') >= 0) {
            throw new UsageException("the value of '${" + name + "}' holds a NUL character, which no database takes");
        }
        return switch (lexer.context()) {
            case CODE -> code(name, value);
            case DOLLAR_LITERAL -> throw new UsageException(
                    "the parameter '${" + name + "}' stands in a dollar-quoted text: use '...' there");
            default -> lexer.quoted(value);
        };
    }

    private String code(String name, String value) {
        if (parameters.namesSchema(name)) {
            return name(value);
        }
        if (PLAIN_NUMBER.matcher(value).matches()) {
            return value.startsWith("-") ? "(" + value + ")" : value;
        }
        return literal(value);
    }

    /**
     * A text literal, which every engine takes for a value of any type that it stands against.
     *
     * @param value any text without a NUL character
     * @return the quoted form
     * @throws UsageException when it holds a NUL character
     */
    public String literal(String value) {
        return dialect.literal(value);
    }

    /**
     * A quoted name.
     *
     * @param identifier as the catalog spells it
     * @return the quoted form
     * @throws UsageException when no engine can have such a name
     */
    public String name(String identifier) {
        try {
            return dialect.quote(identifier);
        } catch (IllegalArgumentException impossible) {
            throw new UsageException(impossible.getMessage(), impossible);
        }
    }

    /**
     * The name of a table or view: {@code daily}, {@code finance.daily}, <code>${live}.daily</code> or
     * {@code "odd name".daily}. Each part is taken exactly as spelled; a name without schema is looked up in
     * <code>${schema}</code> where that is given.
     *
     * @param table as the specification has it
     * @return quoted SQL
     * @throws UsageException when it is no such name
     */
    public String table(String table) {
        TableName parts = TableName.parse(table, parameters);
        StringBuilder quoted = new StringBuilder();
        if (parts.parts().size() == 1) {
            parameters.schema().ifPresent(schema -> quoted.append(name(schema)).append('.'));
        }
        for (String part : parts.parts()) {
            quoted.append(quoted.length() == 0 || quoted.charAt(quoted.length() - 1) == '.' ? "" : ".")
                    .append(name(part));
        }
        return quoted.toString();
    }

    private static String excerpt(String sql, int at) {
        String rest = sql.substring(at).strip().replaceAll("\\s+", " ");
        return rest.length() > 60 ? rest.substring(0, 60) + "…" : rest;
    }
}
