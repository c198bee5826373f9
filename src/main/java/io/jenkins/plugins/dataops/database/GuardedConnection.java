package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;

/**
 * Stands before one connection: begins no statement once the process is to stop, and lets none run longer than it may.
 * Rows are read past it, at the driver's own speed.
 */
final class GuardedConnection implements InvocationHandler {
    /** The SQLSTATE of a statement that was cancelled. */
    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final Dialect dialect;
    private final TimeLimit limit;
    private final long opened = System.nanoTime();
    private final Thread user = Thread.currentThread();
    private final Optional<ScheduledFuture<?>> end;
    private volatile Statement running;

    private GuardedConnection(Connection connection, Dialect dialect, TimeLimit limit) {
        this.connection = connection;
        this.dialect = dialect;
        this.limit = limit;
        this.end = limit.connection().map(time -> OpenConnections.cancelAfter(time, this));
        OpenConnections.opened(this);
    }

    /** The same connection with the guard before it. */
    static Connection of(Connection connection, Dialect dialect, TimeLimit limit) {
        GuardedConnection guard = new GuardedConnection(connection, dialect, limit);
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(), new Class<?>[] {Connection.class, Guard.class}, guard);
    }

    /**
     * Does work that passes the driver's statements by as one statement.
     *
     * @param connection whose work it is; one that is not guarded is left alone
     * @param work the work
     */
    static long guarded(Connection connection, CopyWork work) throws SQLException, IOException {
        try {
            return connection instanceof Guard guard ? guard.guarded(work::run) : work.run();
        } catch (SQLException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A copy of rows. */
    @FunctionalInterface
    interface CopyWork {
        /** Copies, and tells how many rows. */
        long run() throws SQLException, IOException;
    }

    /** What a guarded connection can do beside JDBC. */
    interface Guard {
        /**
         * Does work that passes the driver's statements by, such as a copy, as one statement.
         *
         * @param work the work
         * @param <T> what it gives
         * @return what it gave
         * @throws Exception as the work does, or because of the stop or the limit
         */
        <T> T guarded(Callable<T> work) throws Exception;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "guarded" -> guarded((Callable<?>) arguments[0]);
            case "commit" -> guarded(() -> call(connection, method, arguments));
            case "createStatement" -> statement(proxy, Statement.class, call(connection, method, arguments));
            case "prepareStatement" -> statement(proxy, PreparedStatement.class, call(connection, method, arguments));
            case "prepareCall" -> statement(proxy, CallableStatement.class, call(connection, method, arguments));
            case "close" -> {
                end.ifPresent(cancel -> cancel.cancel(false));
                yield call(connection, method, arguments);
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> call(connection, method, arguments);
        };
    }

    private Object statement(Object proxy, Class<?> type, Object real) {
        return Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        return guarded(() -> running((Statement) real, method, arguments));
                    }
                    return switch (method.getName()) {
                        case "getConnection" -> proxy;
                        case "equals" -> self == arguments[0];
                        case "hashCode" -> System.identityHashCode(self);
                        default -> call(real, method, arguments);
                    };
                });
    }

    private Object running(Statement statement, Method method, Object... arguments) throws Exception {
        running = statement;
        try {
            return call(statement, method, arguments);
        } finally {
            running = null;
        }
    }

    /** The thread that opened the connection, and uses it. */
    Thread user() {
        return user;
    }

    boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException lost) {
            return true;
        }
    }

    /** Cancels what runs now, if anything does; called from another thread. */
    void cancel() {
        try {
            dialect.cancel(connection, Optional.ofNullable(running));
        } catch (SQLException again) {
            // The server may be gone, or have nothing to cancel any more: the next attempt tells.
        }
    }

    private Object guarded(Callable<?> work) throws Exception {
        begin();
        long begun = System.nanoTime();
        Optional<ScheduledFuture<?>> cancel =
                limit.statement().map(time -> OpenConnections.cancelAfter(time, this));
        try {
            return work.call();
        } catch (SQLException failure) {
            Stop.told();
            throw explained(failure, begun);
        } finally {
            cancel.ifPresent(task -> task.cancel(false));
        }
    }

    private void begin() throws SQLException {
        try {
            Stop.check();
        } catch (StoppedException stop) {
            // As the driver says it of a statement that is cancelled: whoever runs statements is ready for that.
            throw new SQLException(stop.getMessage(), CANCELLED, stop);
        }
        if (passed(limit.connection(), opened)) {
            throw new SQLTimeoutException(sentence("the work", limit.connection()), CANCELLED);
        }
    }

    private SQLException explained(SQLException failure, long begun) {
        if (Stop.requested().isPresent()) {
            return new SQLException("stopped by " + Stop.requested().get() + " (" + failure.getMessage() + ")",
                    failure.getSQLState() == null ? CANCELLED : failure.getSQLState(), failure);
        }
        Optional<Duration> limited = passed(limit.statement(), begun)
                ? limit.statement()
                : limit.connection().filter(time -> passed(limit.connection(), opened));
        return limited.isEmpty()
                ? failure
                : new SQLTimeoutException(
                        sentence(passed(limit.statement(), begun) ? "the statement" : "the work", limited), CANCELLED,
                        failure);
    }

    private static boolean passed(Optional<Duration> limit, long since) {
        return limit.filter(time -> System.nanoTime() - since >= time.toNanos()).isPresent();
    }

    private static String sentence(String what, Optional<Duration> limit) {
        return what + " took longer than its time limit " + limit.orElse(Duration.ZERO) + " and was cancelled";
    }

    private static Object call(Object target, Method method, Object... arguments) throws Exception {
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
