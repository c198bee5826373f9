package io.jenkins.plugins.dataops.sql;

import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.outcome.UsageException;

/**
 * SQL as a specification has it, while neither its parameters nor its engine are known: what is at fault with it for
 * every engine and with all values.
 */
public final class WrittenSql {
    private WrittenSql() {}

    /**
     * Demands a statement or a part of one.
     *
     * @param sql as the specification has it
     * @throws UsageException when no engine could be asked it: a parameter is not closed or stands where none can, a
     *     quote is not closed, it holds nothing but comments, or more than one statement is there
     */
    public static void demand(String sql) {
        UsageException fault = null;
        for (var dialect : Dialects.all()) {
            try {
                new SqlTemplate(Parameters.unknown(), dialect).resolve(sql);
                return;
            } catch (UsageException refused) {
                fault = refused;
            }
        }
        throw fault;
    }

    /**
     * Demands the name of a table.
     *
     * @param table as the specification has it
     * @throws UsageException when it can be none
     */
    public static void demandTable(String table) {
        TableName.parse(table, Parameters.unknown());
    }
}
