package io.jenkins.plugins.dataops.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
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

    private static Database before(Database database, BiPredicate<String, String> chosen, Runnable what) {
        AtomicBoolean done = new AtomicBoolean();
        BiPredicate<String, String> first = (method, sql) -> chosen.test(method, sql) && !done.getAndSet(true);
        return database.seenThrough(real -> wrapped(real, Connection.class, first, what));
    }

    private static <T> T wrapped(Object real, Class<T> type, BiPredicate<String, String> first, Runnable what) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String sql = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
            if (first.test(method.getName(), sql)) {
                what.run();
            }
            try {
                Object result = method.invoke(real, arguments);
                return method.getName().equals("createStatement")
                        ? wrapped(result, Statement.class, first, what)
                        : result;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(Between.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
