package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;

/**
 * A candidate that others cannot write to while it is kept, from a connection of its own, because the switch may take
 * many attempts. Where the engine has no such locks the candidate is only looked at.
 */
final class LockedCandidate implements Standstill {
    private static final int ATTEMPTS = 3;

    private final ViewsTarget target;
    private final String schema;
    private final Connection connection;
    private final boolean kept;
    private final SortedMap<String, TableFingerprint> stored;
    private final SortedMap<String, TableFingerprint> offered;

    private LockedCandidate(ViewsTarget target, String schema, Connection connection) throws SQLException {
        this.target = target;
        this.schema = schema;
        this.connection = connection;
        this.kept = hold();
        TableFingerprints marks = new TableFingerprints(target);
        this.stored = marks.stored(connection, schema);
        this.offered = marks.of(connection, schema, target.request().objects(), stored);
        if (!kept) {
            connection.rollback();
        }
    }

    /** Begins; refuses when somebody still writes. */
    static LockedCandidate of(ViewsTarget target, String schema) {
        for (int attempt = 1; ; attempt++) {
            try {
                return begin(target, schema);
            } catch (SQLException failure) {
                boolean lineLost = target.dialect().errors().connectionLost(failure);
                if (!lineLost || attempt == ATTEMPTS) {
                    throw unreadable(target, failure);
                }
            }
        }
    }

    private static LockedCandidate begin(ViewsTarget target, String schema) throws SQLException {
        Connection connection = target.connect(target.request().patience().lockWait());
        try {
            target.own(connection);
            return new LockedCandidate(target, schema, connection);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** What the candidate stores, looked at without keeping it. */
    static SortedMap<String, TableFingerprint> look(ViewsTarget target, String schema) {
        try (Connection connection = target.connect(target.request().patience().lockWait())) {
            SortedMap<String, TableFingerprint> marks = new TableFingerprints(target).stored(connection, schema);
            connection.rollback();
            return marks;
        } catch (SQLException failure) {
            throw unreadable(target, failure);
        }
    }

    private static ToolException unreadable(ViewsTarget target, SQLException failure) {
        return target.failed("the candidate cannot be read", failure);
    }

    private boolean hold() throws SQLException {
        refuse(target.dialect().transactions().writers(connection, schema));
        try {
            return target.dialect().transactions().holdStill(connection, schema);
        } catch (SQLException busy) {
            if (!target.dialect().transactions().retryable(busy)) {
                throw busy;
            }
            throw new RefusedException(
                    SwitchRefusalCode.CANDIDATE_BUSY.of(schema, RefusedException.said(busy)),
                    Remedy.of(SwitchRemedyCode.WAIT_FOR_TABLES, NextCommand.switchOver()));
        }
    }

    private static void refuse(List<String> writers) {
        if (!writers.isEmpty()) {
            throw new RefusedException(
                    SwitchRefusalCode.CANDIDATE_BEING_WRITTEN.of(writers),
                    Remedy.of(SwitchRemedyCode.WAIT_FOR_WRITERS, NextCommand.switchOver()));
        }
    }

    @Override
    public SortedMap<String, TableFingerprint> stored() {
        return stored;
    }

    @Override
    public SortedMap<String, TableFingerprint> offered() {
        return offered;
    }

    /** Refuses when the connection that keeps the candidate was lost, and with it the locks. */
    @Override
    public void refuseIfLost() {
        try {
            if (!kept || connection.isValid(5)) {
                return;
            }
        } catch (SQLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
        throw new RefusedException(
                SwitchRefusalCode.CANDIDATE_NOT_KEPT.of(schema),
                Remedy.of(SwitchRemedyCode.SWITCH_AGAIN, NextCommand.switchOver()));
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException gone) {
            // With the connection the locks are gone, too.
            return;
        }
    }
}
