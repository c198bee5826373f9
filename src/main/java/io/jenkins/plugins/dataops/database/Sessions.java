package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** How one engine's sessions lock by name, are known and end. */
public interface Sessions {
    /**
     * Takes a lock that lasts as long as the session, if nobody else has it. No transaction stays open for it.
     *
     * @param connection whose session, in auto-commit mode
     * @param name what is locked; the same name in another database is another lock
     * @return whether the session has the lock now
     * @throws SQLException when the database refuses
     */
    boolean tryLock(Connection connection, String name) throws SQLException;

    /**
     * Gives a lock back.
     *
     * @param connection the session that has it
     * @param name what is locked
     * @throws SQLException when the database refuses
     */
    void unlock(Connection connection, String name) throws SQLException;

    /**
     * Whether a session still has a lock that it took.
     *
     * @param connection the session
     * @param name what is locked
     * @return false when the lock is lost, and with it perhaps the session that was behind the connection
     * @throws SQLException when the session is gone
     */
    boolean holds(Connection connection, String name) throws SQLException;

    /**
     * Who has a lock.
     *
     * @param connection where to ask
     * @param name what is locked
     * @return process, application, user and since when, in words; empty when nobody has it
     * @throws SQLException when the database does not say
     */
    Optional<String> holder(Connection connection, String name) throws SQLException;

    /**
     * What a session is known by, for as long as the server lives.
     *
     * @param connection the session
     * @return its identity; empty where a session has no life of its own beside this process
     * @throws SQLException when the database does not say
     */
    Optional<String> identity(Connection connection) throws SQLException;

    /**
     * Ends sessions whose connections were lost or closed, and with each what it had not committed.
     *
     * @param connection another session
     * @param identities the sessions to end
     * @param patience how long to wait for the server
     * @return whether all of them are known to be gone
     * @throws SQLException when the database refuses
     */
    boolean end(Connection connection, Collection<String> identities, Duration patience) throws SQLException;
}
