package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.StoppableCall;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/**
 * An attempt to connect that ends when the process is to stop: no driver lets itself be interrupted while a server that
 * took the call does not answer. What is connected after all is closed.
 */
final class ConnectionAttempt {
    private static final Duration ON_THE_WAY_OUT = Duration.ofSeconds(10);
    private static final String CANNOT_CONNECT = "08001";

    private ConnectionAttempt() {}

    /**
     * Connects.
     *
     * @param connect has the driver do it, and ends by itself once it is given up
     * @return what it returns
     * @throws SQLException what it throws, or that there was no answer
     * @throws io.jenkins.plugins.dataops.outcome.StoppedException when the process is told to stop meanwhile
     */
    static Connection open(Callable<Connection> connect) throws SQLException {
        try {
            return new StoppableCall<>(connect, ConnectionAttempt::close).make(ON_THE_WAY_OUT);
        } catch (SQLException | RuntimeException refused) {
            throw refused;
        } catch (TimeoutException silence) {
            SQLException failure = new SQLTimeoutException("no answer while the process stops", CANNOT_CONNECT);
            failure.initCause(new SocketTimeoutException());
            throw failure;
        } catch (InterruptedException aborted) {
            Thread.currentThread().interrupt();
            throw new ToolException("aborted while connecting", aborted);
        } catch (Exception unknown) {
            throw new SQLException(unknown);
        }
    }

    private static void close(Connection unwanted) {
        try {
            if (unwanted != null) {
                unwanted.close();
            }
        } catch (SQLException lost) {
            // Nobody waits for it, and the server ends it with the process.
        }
    }
}
