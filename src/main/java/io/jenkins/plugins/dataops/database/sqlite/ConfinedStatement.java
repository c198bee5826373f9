package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.StatementBegins;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConnection;

/**
 * Stands before a statement of the driver, which runs of several statements in one text the first alone or all, by the
 * method, and takes the count of the one before for that of a statement that changes no rows: here each is looked at,
 * each runs, and the rows are those of all of them.
 */
final class ConfinedStatement implements InvocationHandler {
    private final Connection connection;
    private final Statement real;
    private final SqliteConfinement confinement;
    private final Interruption interruption;
    private long changed;

    ConfinedStatement(Connection connection, Statement real, SqliteConfinement confinement, Interruption interruption) {
        this.connection = connection;
        this.real = real;
        this.confinement = confinement;
        this.interruption = interruption;
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "execute" -> run((String) arguments[0]);
            case "executeUpdate" -> (int) update((String) arguments[0]);
            case "executeLargeUpdate" -> update((String) arguments[0]);
            case "getUpdateCount" -> (int) count();
            case "getLargeUpdateCount" -> count();
            case "executeQuery", "addBatch" -> {
                confinement.check((String) arguments[0]);
                yield ConfinedConnection.call(real, method, arguments);
            }
            case "getConnection" -> connection;
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> ConfinedConnection.call(real, method, arguments);
        };
    }

    private long update(String sql) throws SQLException {
        run(sql);
        return changed;
    }

    /** Below zero where there are rows, or the count was told. */
    private long count() throws SQLException {
        return real.getLargeUpdateCount() < 0 ? -1 : changed;
    }

    private boolean run(String sql) throws SQLException {
        List<Integer> begins = StatementBegins.in(sql, SqliteDialect.LEXIS);
        boolean rows = false;
        changed = 0;
        for (int i = 0; i < Math.max(1, begins.size()); i++) {
            int begin = i == 0 ? 0 : begins.get(i);
            String statement = sql.substring(begin, i + 1 < begins.size() ? begins.get(i + 1) : sql.length());
            confinement.check(statement);
            rows = counted(statement);
            if (SqliteConfinement.changesPatience(statement)) {
                interruption.takeOver(connection.unwrap(SQLiteConnection.class));
            }
        }
        return rows;
    }

    /** The engine's count stays what it was where nothing is changed; only that of all changes ever tells. */
    private boolean counted(String statement) throws SQLException {
        SQLiteConnection driver = connection.unwrap(SQLiteConnection.class);
        long before = driver.getDatabase().total_changes();
        boolean rows = confinement.run(statement, () -> real.execute(statement));
        if (driver.getDatabase().total_changes() != before) {
            changed += driver.getDatabase().changes();
        }
        return rows;
    }
}
