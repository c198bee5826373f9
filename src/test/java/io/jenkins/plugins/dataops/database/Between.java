package io.jenkins.plugins.dataops.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;

/** A database in which something else happens, once, just before something is carried out. */
public final class Between {
    private Between() {}

    /**
     * The database with that in its connections, before a batch of statements.
     *
     * @param database the real one
     * @param what happens, on connections of its own
     * @return the one to work with
     */
    public static Database batches(Database database, Runnable what) {
        return before(database, (method, sql) -> method.equals("executeBatch"), what);
    }

    /**
     * The same before a statement.
     *
     * @param database the real one
     * @param begins how the statement begins
     * @param what happens, on connections of its own
     * @return the one to work with
     */
    public static Database statement(Database database, String begins, Runnable what) {
        return before(database, (method, sql) -> method.equals("execute") && sql.startsWith(begins), what);
    }

    /**
     * The same before two statements.
     *
     * @param database the real one
     * @param begins how the one statement begins
     * @param what happens before it
     * @param alsoBegins how the other begins
     * @param then happens before that
     * @return the one to work with
     */
    public static Database statements(
            Database database, String begins, Runnable what, String alsoBegins, Runnable then) {
        BiPredicate<String, String> one = once((method, sql) -> method.equals("execute") && sql.startsWith(begins));
        BiPredicate<String, String> other =
                once((method, sql) -> method.equals("execute") && sql.startsWith(alsoBegins));
        return database.seenThrough(real ->
                wrapped(wrapped(real, Connection.class, one, what), Connection.class, other, then));
    }

    /**
     * The same before any statement or COMMIT, on whichever connection, by its number.
     *
     * @param database the real one
     * @param number counted from 1
     * @param seen is told of all statements
     * @param what happens
     * @return the one to work with
     */
    public static Database number(Database database, int number, List<String> seen, Runnable what) {
        return before(
                database,
                (method, sql) -> (method.startsWith("execute") || method.equals("commit"))
                        && seen.add(method + " " + sql)
                        && seen.size() == number,
                what);
    }

    private static Database before(Database database, BiPredicate<String, String> chosen, Runnable what) {
        BiPredicate<String, String> first = once(chosen);
        return database.seenThrough(real -> wrapped(real, Connection.class, first, what));
    }

    private static BiPredicate<String, String> once(BiPredicate<String, String> chosen) {
        AtomicBoolean done = new AtomicBoolean();
        return (method, sql) -> chosen.test(method, sql) && !done.getAndSet(true);
    }

    private static <T> T wrapped(Object real, Class<T> type, BiPredicate<String, String> first, Runnable what) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String sql = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
            if (first.test(method.getName(), sql)) {
                what.run();
            }
            try {
                Object result = method.invoke(real, arguments);
                return switch (method.getName()) {
                    case "createStatement" -> wrapped(result, Statement.class, first, what);
                    case "prepareStatement" -> wrapped(result, PreparedStatement.class, first, what);
                    default -> result;
                };
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(Between.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
