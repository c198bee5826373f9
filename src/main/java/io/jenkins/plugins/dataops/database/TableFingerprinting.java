package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;

/** How one engine sums up a table's content, in one scan and where the data is. */
public interface TableFingerprinting {
    /**
     * Sums up a table or view.
     *
     * @param connection where, outside of a transaction or in one that may be rolled back
     * @param relation what to sum up, with its columns
     * @return its mark
     * @throws SQLException when it cannot be read
     */
    TableFingerprint mark(Connection connection, Relation relation) throws SQLException;
}
