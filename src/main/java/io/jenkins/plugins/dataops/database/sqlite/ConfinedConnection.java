package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.StatementBegins;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Stands before a connection of the driver, which knows commands that are no SQL, and runs of several statements in one
 * text the first alone or all, by the method: here each is looked at, and each runs.
 */
final class ConfinedConnection implements InvocationHandler {
    private final Connection connection;
    private final SqliteConfinement confinement;

    private ConfinedConnection(Connection connection, SqliteConfinement confinement) {
        this.connection = connection;
        this.confinement = confinement;
    }

    static Connection of(Connection connection, SqliteConfinement confinement) {
        return proxy(Connection.class, new ConfinedConnection(connection, confinement));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "createStatement" -> {
                Statement real = (Statement) call(connection, method, arguments);
                yield proxy(Statement.class, (statement, asked, given) -> statement(self, statement, real, asked, given));
            }
            case "prepareStatement" -> {
                confinement.check((String) arguments[0]);
                yield call(connection, method, arguments);
            }
            case "rollback" -> {
                rollBack(method, arguments);
                yield null;
            }
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> call(connection, method, arguments);
        };
    }

    /** The engine may have rolled back by itself, as when it was interrupted. */
    private void rollBack(Method method, Object... arguments) throws Throwable {
        try {
            call(connection, method, arguments);
        } catch (SQLException failure) {
            boolean done = arguments == null && String.valueOf(failure.getMessage()).contains("no transaction is active");
            if (!done) {
                throw failure;
            }
        }
    }

    private Object statement(Object connected, Object self, Statement real, Method method, Object... arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "execute" -> run(real, (String) arguments[0]);
            case "executeUpdate" -> changed(real, (String) arguments[0]).intValue();
            case "executeLargeUpdate" -> changed(real, (String) arguments[0]);
            case "executeQuery" -> {
                confinement.check((String) arguments[0]);
                yield call(real, method, arguments);
            }
            case "addBatch" -> {
                confinement.check((String) arguments[0]);
                yield call(real, method, arguments);
            }
            case "getConnection" -> connected;
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> call(real, method, arguments);
        };
    }

    private Long changed(Statement real, String sql) throws SQLException {
        return run(real, sql) ? 0 : Math.max(0, real.getLargeUpdateCount());
    }

    private boolean run(Statement real, String sql) throws SQLException {
        List<Integer> begins = StatementBegins.in(sql, SqliteDialect.LEXIS);
        boolean rows = false;
        for (int i = 0; i < Math.max(1, begins.size()); i++) {
            int begin = i == 0 ? 0 : begins.get(i);
            String statement = sql.substring(begin, i + 1 < begins.size() ? begins.get(i + 1) : sql.length());
            confinement.check(statement);
            rows = confinement.run(statement, () -> real.execute(statement));
        }
        return rows;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ConfinedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
