package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Sees to it that nobody's change to the live views is lost. A switch is planned from what the views are and may then
 * wait for readers; meanwhile others may grant, revoke, comment or change a view. Some of that (a GRANT on PostgreSQL)
 * takes no lock that would hold it off. So once the switch's own statements have been carried out, and every later
 * change has to wait for its COMMIT, what others have committed is looked at from a second connection, to which the
 * switch is not done yet. If it is not what the plan was made from, the switch begins anew.
 */
final class ConcurrentChangeGuard implements AutoCloseable {
    private final ViewsTarget target;
    private final Connection connection;
    private final String before;

    /** Looks for the first time; the plan is made afterwards. */
    ConcurrentChangeGuard(ViewsTarget target) throws SQLException {
        this.target = target;
        this.connection = target.database().connect();
        try {
            connection.setAutoCommit(false);
            this.before = stamp();
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /**
     * Looks again.
     *
     * @throws SQLException to be tried again, when somebody changed something in between
     */
    void confirm() throws SQLException {
        if (!before.isEmpty() && !before.equals(stamp())) {
            throw new SQLException(
                    "somebody changed the live views or the rights on them at the same time", Transactions.TRY_AGAIN);
        }
    }

    /** In a transaction of its own, which sees what is committed by now and on which the role's settings do not count. */
    private String stamp() throws SQLException {
        target.dialect().transactions().begin(connection, target.request().patience().lockWait());
        String stamp = target.dialect().views().stamp(connection, target.request().liveSchema());
        connection.rollback();
        return stamp;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
