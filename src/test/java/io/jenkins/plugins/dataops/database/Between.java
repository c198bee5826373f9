package io.jenkins.plugins.dataops.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;

/** A database in which something else happens, once, just before a batch of statements is carried out. */
public final class Between {
    private Between() {}

    /**
     * The database with that in its connections.
     *
     * @param database the real one
     * @param what happens, on connections of its own
     * @return the one to work with
     */
    public static Database batches(Database database, Runnable what) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once = () -> {
            if (!done.getAndSet(true)) {
                what.run();
            }
        };
        return database.seenThrough(real -> wrapped(real, Connection.class, once));
    }

    private static <T> T wrapped(Object real, Class<T> type, Runnable once) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("executeBatch")) {
                once.run();
            }
            try {
                Object result = method.invoke(real, arguments);
                return method.getName().equals("createStatement") ? wrapped(result, Statement.class, once) : result;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(Between.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
