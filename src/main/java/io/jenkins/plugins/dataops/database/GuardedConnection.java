package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.database.RunningWork.Work;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
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
 * Stands before one connection: begins no statement once the process is to stop, and lets none run longer than it may,
 * from its begin until its last row is fetched.
 */
public final class GuardedConnection implements InvocationHandler {
    private final Connection connection;
    private final Dialect dialect;
    private final TimeLimit limit;
    private final RunningWork running;
    private final long opened = System.nanoTime();
    private final Thread user = Thread.currentThread();
    private final Optional<ScheduledFuture<?>> end;

    private GuardedConnection(Connection connection, Dialect dialect, TimeLimit limit) {
        this.connection = connection;
        this.dialect = dialect;
        this.limit = limit;
        this.running = new RunningWork(statement -> dialect.cancel(connection, statement));
        this.end = limit.connection().map(time -> OpenConnections.repeatAfter(time, () -> running.cancel(() -> true)));
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
     * @return how many rows it copied
     * @throws SQLException when the database refuses, or the work took too long
     * @throws IOException when what is copied cannot be read
     */
    public static long guarded(Connection connection, CopyWork work) throws SQLException, IOException {
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
    public interface CopyWork {
        /**
         * Copies.
         *
         * @return how many rows
         * @throws SQLException when the database refuses
         * @throws IOException when what is copied cannot be read
         */
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
            case "guarded" -> guarded(Optional.empty(), (Callable<?>) arguments[0]);
            case "commit" -> guarded(Optional.empty(), () -> GuardedStatement.call(connection, method, arguments));
            case "createStatement" -> statement(proxy, Statement.class, method, arguments);
            case "prepareStatement" -> statement(proxy, PreparedStatement.class, method, arguments);
            case "prepareCall" -> statement(proxy, CallableStatement.class, method, arguments);
            case "close" -> {
                end.ifPresent(cancel -> cancel.cancel(false));
                running.endAll();
                yield running.uncancelled(() -> GuardedStatement.call(connection, method, arguments));
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "abort", "isClosed", "unwrap", "isWrapperFor" -> GuardedStatement.call(connection, method, arguments);
            // Above all a rollback; of others, too, nobody is prepared that they are cancelled.
            default -> running.uncancelled(() -> GuardedStatement.call(connection, method, arguments));
        };
    }

    private Object statement(Object proxy, Class<?> type, Method method, Object... arguments) throws Exception {
        // A driver reads a statement that it prepares.
        dialect.settle(connection);
        Statement real = (Statement) GuardedStatement.call(connection, method, arguments);
        return new GuardedStatement(this, real).before(type, (Connection) proxy);
    }

    boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException lost) {
            return true;
        }
    }

    /** Cancels what runs now, because the process is to stop and its user has not heard of that yet. */
    void stop() {
        running.cancel(() -> !Stop.mayGoOn(user));
    }

    private Object guarded(Optional<Statement> statement, Callable<?> call) throws Exception {
        Work work = begin(statement);
        try {
            return go(work, call);
        } finally {
            running.end(work);
        }
    }

    /** Begins a statement, if one may still begin; somebody has to {@linkplain #end end} it. */
    Work begin(Optional<Statement> statement) throws SQLException {
        check();
        dialect.settle(connection);
        return running.begin(statement, limit.statement());
    }

    /** Does a part of a statement's work, and says of a failure whether stop or limit was the reason. */
    Object go(Work work, Callable<?> call) throws Exception {
        running.resume(work);
        try {
            Object answer = call.call();
            if (work.cancelled() && dialect.answersWhenCancelled()) {
                throw new SQLException("it was cancelled, and its answer is none", Errors.CANCELLED);
            }
            return answer;
        } catch (SQLException failure) {
            Stop.told();
            throw explained(failure, work.begun());
        }
    }

    /** Refuses to go on with a statement that has had its time, or once the process is to stop. */
    void goOn(Work work) throws SQLException {
        check();
        if (passed(limit.statement(), work.begun())) {
            throw new SQLTimeoutException(sentence("the statement", limit.statement()), Errors.CANCELLED);
        }
    }

    /** Ends a statement. */
    void end(Work work) {
        running.end(work);
    }

    private void check() throws SQLException {
        try {
            Stop.check();
        } catch (StoppedException stop) {
            // As the driver says it of a statement that is cancelled: whoever runs statements is ready for that.
            throw new SQLException(stop.getMessage(), Errors.CANCELLED, stop);
        }
        if (passed(limit.connection(), opened)) {
            throw new SQLTimeoutException(sentence("the work", limit.connection()), Errors.CANCELLED);
        }
    }

    private SQLException explained(SQLException failure, long begun) {
        if (Stop.requested().isPresent()) {
            return new SQLException("stopped by " + Stop.requested().get() + " (" + failure.getMessage() + ")",
                    failure.getSQLState() == null ? Errors.CANCELLED : failure.getSQLState(), failure);
        }
        Optional<Duration> limited = passed(limit.statement(), begun)
                ? limit.statement()
                : limit.connection().filter(time -> passed(limit.connection(), opened));
        return limited.isEmpty()
                ? dialect.explained(failure)
                : new SQLTimeoutException(
                        sentence(passed(limit.statement(), begun) ? "the statement" : "the work", limited), Errors.CANCELLED,
                        failure);
    }

    private static boolean passed(Optional<Duration> limit, long since) {
        return limit.filter(time -> System.nanoTime() - since >= time.toNanos()).isPresent();
    }

    private static String sentence(String what, Optional<Duration> limit) {
        return what + " took longer than its time limit " + limit.orElse(Duration.ZERO) + " and was cancelled";
    }
}
