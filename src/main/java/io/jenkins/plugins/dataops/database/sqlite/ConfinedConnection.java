package io.jenkins.plugins.dataops.database.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConnection;

/** Stands before a connection of the driver, which knows commands that are no SQL: here each is looked at. */
final class ConfinedConnection implements InvocationHandler {
    private final SQLiteConnection connection;
    private final SqliteConfinement confinement;
    private final Interruption interruption;
    private final Optional<Path> file;
    private boolean closed;

    private ConfinedConnection(SQLiteConnection connection, Interruption interruption, Optional<Path> file) {
        this.connection = connection;
        this.confinement = new SqliteConfinement(connection);
        this.interruption = interruption;
        this.file = file;
    }

    /** The connection with the guard before it; its file counts as open until it is closed. */
    static Connection of(SQLiteConnection connection, Interruption interruption, Optional<Path> file) {
        return proxy(Connection.class, new ConfinedConnection(connection, interruption, file));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "createStatement" -> {
                Statement real = (Statement) call(connection, method, arguments);
                yield proxy(Statement.class, new ConfinedStatement((Connection) self, real, confinement, interruption));
            }
            case "prepareStatement" -> {
                confinement.check((String) arguments[0]);
                yield call(connection, method, arguments);
            }
            case "rollback" -> {
                rollBack(method, arguments);
                yield null;
            }
            case "close" -> {
                close();
                yield null;
            }
            case "unwrap" -> arguments[0] == Interruption.class ? interruption : call(connection, method, arguments);
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

    private void close() throws SQLException {
        connection.close();
        if (!closed) {
            closed = true;
            file.ifPresent(OpenFiles::closed);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ConfinedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Has the driver do it, and throws what it throws. */
    static Object call(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
