package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.Stop;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A database that is cut off at the n-th statement that can change anything, COMMIT included. (A death before a query
 * leaves the database as a death after the statement before it does.)
 */
public final class Cuts {
    /** How it ends. */
    public enum Way {
        /** The program dies before the statement: no connection lives on, nothing more is done. */
        DEATH,
        /** The connection is lost before the statement reaches the server; the program lives on. */
        LOST_BEFORE,
        /** The server carries the statement out, but its answer is lost; the program lives on. */
        LOST_AFTER,
        /** The process is told to stop as soon as the statement is carried out. */
        STOP_AFTER
    }

    /** The program is dead. Nothing catches errors. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("killed by the test", null, false, false);
        }
    }

    private static final Set<String> STATEMENTS = Set.of("execute", "executeUpdate", "executeQuery", "addBatch");

    private static final Set<String> WHOLES = Set.of("commit", "executeBatch");

    private final int at;
    private final Way way;
    private final Runnable kill;
    private final List<String> seen = new ArrayList<>();
    private boolean dead;

    private Cuts(int at, Way way, Runnable kill) {
        this.at = at;
        this.way = way;
        this.kill = kill;
    }

    /**
     * A cut.
     *
     * @param at which changing statement is cut, counted from 1
     * @param way how
     * @return the cut, not used yet
     */
    public static Cuts at(int at, Way way) {
        return new Cuts(at, way, () -> {});
    }

    /**
     * A cut that really kills the JVM.
     *
     * @param at before which changing statement, counted from 1
     * @return the cut, not used yet
     */
    public static Cuts halting(int at) {
        return new Cuts(at, Way.DEATH, () -> Runtime.getRuntime().halt(137));
    }

    /**
     * The database with this cut in its connections.
     *
     * @param database the whole database
     * @return the one that will be cut
     */
    public Database in(Database database) {
        return database.seenThrough(this::connection);
    }

    /**
     * Whether the cut was reached.
     *
     * @return false when the work was done before it
     */
    public boolean reached() {
        return seen.size() >= at;
    }

    /**
     * What was seen so far, for choosing.
     *
     * @return the statements, batches and commits in order
     */
    public List<String> seen() {
        return seen;
    }

    /**
     * Where it was cut, for messages.
     *
     * @return the statement with its number
     */
    public String last() {
        int number = Math.min(at, seen.size());
        return number + " " + (number == 0 ? "" : seen.get(number - 1));
    }

    private Connection connection(Connection real) {
        if (dead) {
            close(real);
            throw new Death();
        }
        return (Connection) Proxy.newProxyInstance(
                Cuts.class.getClassLoader(), new Class<?>[] {Connection.class}, new Handler(real, real, null));
    }

    private static void close(Connection real) {
        try {
            real.close();
        } catch (SQLException already) {
            throw new IllegalStateException(already);
        }
    }

    private static boolean changes(String sql) {
        String upper = sql.strip().toUpperCase(Locale.ROOT);
        return !upper.startsWith("SELECT") && !upper.startsWith("SET ") && !upper.startsWith("WITH");
    }

    private final class Handler implements InvocationHandler {
        private final Object real;
        private final Connection connection;
        private final String prepared;

        Handler(Object real, Connection connection, String prepared) {
            this.real = real;
            this.connection = connection;
            this.prepared = prepared;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String sql = prepared == null && arguments != null && arguments.length > 0 && arguments[0] instanceof String
                    ? (String) arguments[0]
                    : prepared;
            boolean counts = WHOLES.contains(method.getName())
                    || STATEMENTS.contains(method.getName()) && sql != null && changes(sql);
            if (dead && !method.getName().equals("close")) {
                throw new Death();
            }
            if (counts) {
                seen.add(WHOLES.contains(method.getName()) ? method.getName() : sql.strip());
                if (seen.size() == at) {
                    return cut(method, arguments);
                }
            }
            Object result = call(method, arguments);
            return switch (method.getName()) {
                case "prepareStatement" -> wrapped(result, PreparedStatement.class, (String) arguments[0]);
                case "createStatement" -> wrapped(result, Statement.class, null);
                case "prepareCall" -> wrapped(result, CallableStatement.class, (String) arguments[0]);
                default -> result;
            };
        }

        private Object wrapped(Object statement, Class<?> type, String sql) {
            return Proxy.newProxyInstance(
                    Cuts.class.getClassLoader(), new Class<?>[] {type}, new Handler(statement, connection, sql));
        }

        private Object cut(Method method, Object[] arguments) throws Throwable {
            kill.run();
            if (way == Way.STOP_AFTER) {
                Object result = call(method, arguments);
                Stop.request("SIGTERM");
                return result;
            }
            if (way == Way.LOST_AFTER) {
                call(method, arguments);
            }
            close(connection);
            if (way == Way.DEATH) {
                dead = true;
                throw new Death();
            }
            throw new SQLException("the test cut the line", "08006");
        }

        private Object call(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
    }
}
