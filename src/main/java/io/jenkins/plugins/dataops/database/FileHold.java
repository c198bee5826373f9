package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds the file of an embedded database open from one connection to the next. Without it each connection reads the file
 * anew, and another process, which may only want to look, can take it in between.
 */
final class FileHold {
    /** Opens a connection to a database that has been opened already. */
    @FunctionalInterface
    interface Opening {
        /**
         * Opens it.
         *
         * @return a connection, or null where the driver is not responsible
         * @throws SQLException when the database refuses
         */
        Connection open() throws SQLException;
    }

    private Connection held;
    private int loans;
    private boolean ended;

    /** Takes hold after a connection was opened, unless it holds already or the file is to be free. */
    synchronized void take(Opening opening) throws SQLException {
        if (held == null && loans == 0 && !ended) {
            held = opening.open();
        }
    }

    /** Lets go until the loan is closed: the next connection takes hold again. */
    synchronized Database.Loan lend() {
        loans++;
        letGo();
        AtomicBoolean lent = new AtomicBoolean(true);
        return () -> giveBack(lent);
    }

    private synchronized void giveBack(AtomicBoolean lent) {
        if (lent.getAndSet(false)) {
            loans--;
        }
    }

    /** Lets go for good. */
    synchronized void end() {
        ended = true;
        letGo();
    }

    /** Lets go: the next connection opens the file anew, and takes hold again. */
    synchronized void letGo() {
        Connection last = held;
        held = null;
        if (last == null) {
            return;
        }
        try {
            last.close();
        } catch (SQLException unwritten) {
            // All that was committed is in the file or in the log beside it, which the next to open it reads.
            return;
        }
    }
}
