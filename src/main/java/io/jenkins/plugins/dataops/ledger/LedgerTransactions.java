package io.jenkins.plugins.dataops.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads and changes a ledger's file: each reading on a connection of its own, all changes one behind the other in
 * transactions that are kept whole or not at all.
 */
final class LedgerTransactions implements AutoCloseable {
    private final LedgerFile file;
    /** Stays open, so that SQLite does not fold up its write-ahead log after every call; its lock is {@link #turn}. */
    private final Connection writing;

    private final ReentrantLock turn = new ReentrantLock();

    /** Something to do on a connection. */
    @FunctionalInterface
    interface Work<T> {
        /**
         * Does it.
         *
         * @param connection where
         * @return what was found or done
         * @throws SQLException when SQLite refuses
         */
        T on(Connection connection) throws SQLException;
    }

    /**
     * Opens a file.
     *
     * @param file which one
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when it cannot be opened
     */
    LedgerTransactions(LedgerFile file) {
        this.file = file;
        try {
            writing = file.connect();
        } catch (SQLException failure) {
            throw file.failed("opened", failure);
        }
    }

    /**
     * Reads, without waiting for anybody.
     *
     * @param work what to read
     * @param <T> what it finds
     * @return what it found
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when SQLite refuses
     */
    <T> T read(Work<T> work) {
        try (Connection connection = file.connect()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw file.failed("read", failure);
        }
    }

    /**
     * Changes, once whoever else changes has ended; all of it or nothing.
     *
     * @param work what to change
     * @param <T> what it tells of the change
     * @return what it told
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when SQLite refuses
     */
    <T> T write(Work<T> work) {
        turn.lock();
        try {
            LedgerFile.execute(writing, "BEGIN IMMEDIATE");
            try {
                T result = work.on(writing);
                LedgerFile.execute(writing, "COMMIT");
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                rollBack(failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw file.failed("written", failure);
        } finally {
            turn.unlock();
        }
    }

    /** SQLite may have rolled back by itself, when the disk is full for example; that must not hide the cause. */
    private void rollBack(Throwable cause) {
        try {
            LedgerFile.execute(writing, "ROLLBACK");
        } catch (SQLException already) {
            cause.addSuppressed(already);
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            writing.close();
        } catch (SQLException failure) {
            throw file.failed("closed", failure);
        } finally {
            turn.unlock();
        }
    }
}
