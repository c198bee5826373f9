package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.database.RunningWork.Work;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;

/** Stands before one statement of a guarded connection and before its rows, which a server makes while they are fetched. */
final class GuardedStatement {
    private final GuardedConnection guard;
    private final Statement real;
    private Work work;

    GuardedStatement(GuardedConnection guard, Statement real) {
        this.guard = guard;
        this.real = real;
    }

    /** The statement with the guard before it. */
    Object before(Class<?> type, Connection connection) {
        return proxy(type, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                return executed(self, method, arguments);
            }
            return switch (method.getName()) {
                case "getMetaData", "getParameterMetaData" -> asked(method, arguments);
                case "getConnection" -> connection;
                case "getResultSet" -> rows(self, (ResultSet) call(real, method, arguments));
                case "close" -> {
                    end();
                    yield call(real, method, arguments);
                }
                case "equals" -> self == arguments[0];
                case "hashCode" -> System.identityHashCode(self);
                default -> call(real, method, arguments);
            };
        });
    }

    private Object executed(Object self, Method method, Object... arguments) throws Exception {
        end();
        work = guard.begin(Optional.of(real));
        boolean rowsFollow = false;
        try {
            Object result = guard.go(work, () -> call(real, method, arguments));
            rowsFollow = result instanceof ResultSet || Boolean.TRUE.equals(result);
            return result instanceof ResultSet rows ? rows(self, rows) : result;
        } finally {
            if (!rowsFollow) {
                end();
            }
        }
    }

    /** What a server answers that is asked about a statement: it may wait for a lock on what the statement names. */
    private Object asked(Method method, Object... arguments) throws Exception {
        Work question = guard.begin(Optional.of(real));
        try {
            return guard.go(question, () -> call(real, method, arguments));
        } finally {
            guard.end(question);
        }
    }

    private Object rows(Object statement, ResultSet rows) {
        Work fetching = work;
        if (rows == null || fetching == null) {
            return rows;
        }
        return proxy(ResultSet.class, (self, method, arguments) -> switch (method.getName()) {
            case "next" -> next(fetching, rows);
            case "close" -> {
                guard.end(fetching);
                yield call(rows, method, arguments);
            }
            case "getStatement" -> statement;
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> call(rows, method, arguments);
        });
    }

    private Object next(Work fetching, ResultSet rows) throws Exception {
        guard.goOn(fetching);
        boolean more = false;
        try {
            more = (Boolean) guard.go(fetching, rows::next);
            return more;
        } finally {
            if (!more) {
                guard.end(fetching);
            }
        }
    }

    private void end() {
        if (work != null) {
            guard.end(work);
            work = null;
        }
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(GuardedStatement.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    /** Has the driver do it, and throws what it throws. */
    static Object call(Object target, Method method, Object... arguments) throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw (Error) failure.getCause();
        }
    }
}
